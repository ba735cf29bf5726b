import { describe, expect, it } from "vitest";
import { runCommand } from "./command.ts";

const node = (code: string, limitMs = 30_000) => runCommand(process.execPath, ["-e", code], { limitMs });

describe("runCommand", () => {
  it("returns the exit code and the output of both streams", async () => {
    const result = await node(`console.log("out"); console.error("err"); process.exitCode = 3`);
    expect(result.exitCode).toBe(3);
    expect(result.output.split("\n").sort()).toEqual(["", "err", "out"]);
  });

  it("passes on output as it arrives", async () => {
    const seen: string[] = [];
    await runCommand(process.execPath, ["-p", "40 + 2"], { limitMs: 30_000, onOutput: (text) => seen.push(text) });
    expect(seen.join("")).toBe("42\n");
  });

  it("fails with the reason if the program is missing", async () => {
    const result = await runCommand("no-such-program-here", [], { limitMs: 1000 });
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain("no-such-program-here could not be started");
  });

  it("ends a command after its time limit, with the processes that it started", async () => {
    // The grandchild holds the pipe open: the promise settles only because it was ended too.
    const child = `require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" })`;
    const result = await node(`${child}; setInterval(() => {}, 1000)`, 300);
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain("had not ended after 0.3 s");
  });

  it("closes the standard input of commands", async () => {
    const result = await node(`process.stdin.resume(); process.stdin.on("end", () => console.log("ended"))`);
    expect(result.output).toBe("ended\n");
  });
});
