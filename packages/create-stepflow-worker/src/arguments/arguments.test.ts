import { describe, expect, it } from "vitest";
import { readArguments } from "./arguments.ts";

describe("readArguments", () => {
  it("reads everything", () => {
    const args = ["my-worker", "-t", "data", "--schema=valibot", "--pm", "pnpm", "--no-install", "--no-git", "-y"];
    expect(readArguments(args)).toEqual({
      folder: "my-worker",
      template: "data",
      schema: "valibot",
      packageManager: "pnpm",
      install: false,
      git: false,
      yes: true,
      help: false,
      version: false,
    });
  });

  it("leaves open what is omitted", () => {
    expect(readArguments([])).toMatchObject({ folder: undefined, template: undefined, install: undefined, yes: false });
  });

  it.each([
    [["--templat", "ai"], "The option --templat does not exist: did you mean --template?"],
    [["--color"], "The option --color does not exist: see --help."],
    [["--template"], "The option --template needs a value."],
    [["--yes=1"], "The option --yes takes no value."],
    [["a", "b"], "One folder is enough: got a and b."],
    [["--pm", "npmm"], 'The package manager "npmm" does not exist: did you mean npm?'],
  ])("%j: %s", (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});
