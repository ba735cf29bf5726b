import { describe, expect, it } from "vitest";
import { readProjectName } from "./project-name.ts";

describe("readProjectName", () => {
  it.each([
    ["my-worker", "my-worker"],
    ["apps/text2", "text2"],
    ["/absolute/words/", "words"],
    ["../beside", "beside"],
  ])("%s: %s", (folder, name) => {
    expect(readProjectName(folder, "/cwd")).toBe(name);
  });

  it.each([
    ["My Worker", "such as my-worker."],
    ["text_tools", "such as text-tools."],
    ["2fast", "such as fast."],
    ["a--b", "such as a-b."],
    ["größe", "such as gr-e."],
    ["builtin", "such as my-worker."],
    [".", "is the current folder"],
    ["", "is empty"],
  ])("refuses %j: %s", (folder, message) => {
    expect(() => readProjectName(folder, "/cwd/.x")).toThrow(message);
  });
});
