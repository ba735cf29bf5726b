import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CliIo } from "./io/cli-io.ts";
import { createProgram } from "./program.ts";
import { splitCommand } from "./workers/split-command.ts";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** Lines of shell blocks that run the program, without what is before and behind it in a pipe. */
const commands = [...README.matchAll(/```sh\n(.*?)```/gs)]
  .flatMap(([, block = ""]) => block.split("\n"))
  .flatMap((line) => /stepflow-worker (?<args>(?:'[^']*'|"[^"]*"|[^'"|>)])*)/.exec(line)?.groups?.["args"] ?? []);

const io: CliIo = {
  stdin: (async function* () {})(),
  stdout: { write() {} },
  stderr: { write() {} },
  env: {},
  cwd: "/",
  signal: new AbortController().signal,
};

describe("README.md", () => {
  it("has examples", () => {
    expect(commands.length).toBeGreaterThan(25);
  });

  it.each(commands)("shows a command that exists: %s", async (command) => {
    let ran = 0;
    const program = createProgram(io, async () => void ran++);
    await program.parseAsync(splitCommand(command), { from: "user" });
    expect(ran).toBe(1);
  });

  it("describes every command and every option", () => {
    const program = createProgram(io, async () => {});
    const missing = program.commands.flatMap((command) => {
      // `submit` takes the options of `run`.
      const section = sectionOf(command.name()) + (command.name() === "submit" ? sectionOf("run") : "");
      const options = command.options.map(({ long }) => long ?? "").filter((name) => !isDescribed(name, section));
      return section === "" ? [command.name()] : options.map((name) => `${command.name()} ${name}`);
    });
    expect(missing).toEqual([]);
  });
});

function sectionOf(command: string): string {
  return new RegExp(`^## ${command}\\n(.*?)(?=^## |$(?![\\s\\S]))`, "ms").exec(README)?.[1] ?? "";
}

const SHARED = [
  ...["--worker", "--command", "--config", "--runtime"],
  ...["--cacert", "--cert", "--key"],
  ...["--timeout", "--format"],
];

/** Options of workers, certificates, deadlines and formats are the same in every command. */
function isDescribed(name: string, section: string): boolean {
  const isShared = SHARED.includes(name);
  // `--variables-json, …-yaml` describes two options.
  const suffix = name.slice(name.lastIndexOf("-"));
  return section.includes(name) || section.includes(`…${suffix}`) || (isShared && README.includes(name));
}
