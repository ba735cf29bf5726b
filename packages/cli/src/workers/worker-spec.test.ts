import { describe, expect, it } from "vitest";
import { splitCommand } from "./split-command.ts";
import { readWorkerSpecs } from "./worker-spec.ts";

describe("splitCommand", () => {
  it.each([
    ["python worker.py", ["python", "worker.py"]],
    [`  "/a b/node"  'x y' z\\ z  "say \\"hi\\""`, ["/a b/node", "x y", "z z", 'say "hi"']],
    [`a"b"'c'`, ["abc"]],
    ["''", [""]],
    ["", []],
  ])("%j", (text, words) => {
    expect(splitCommand(text)).toEqual(words);
  });

  it("refuses a quote that is not closed", () => {
    expect(() => splitCommand('a "b')).toThrow("is not closed");
  });
});

describe("readWorkerSpecs", () => {
  it("tells files from URLs, and names from both", () => {
    expect(
      readWorkerSpecs({
        worker: ["src/worker.ts", "a=src/worker.ts", "http://127.0.0.1:1/x?y=z", "b=https://host/"],
        command: ["c=python -m worker"],
      }),
    ).toEqual([
      { kind: "file", name: undefined, path: "src/worker.ts" },
      { kind: "file", name: "a", path: "src/worker.ts" },
      { kind: "url", name: undefined, url: "http://127.0.0.1:1/x?y=z" },
      { kind: "url", name: "b", url: "https://host/" },
      { kind: "command", name: "c", command: "python", args: ["-m", "worker"] },
    ]);
  });

  it.each([
    [{ worker: ["a=x.ts", "a=y.ts"] }, 'Two workers have the name "a".'],
    [{ worker: ["a="] }, '--worker "a=" names no worker.'],
    [{ worker: ["http://"] }, "is not a valid URL"],
    [{ command: [" "] }, "names no worker"],
  ])("refuses %j", (options, message) => {
    expect(() => readWorkerSpecs(options)).toThrow(message);
  });
});
