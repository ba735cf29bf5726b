import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { ServerStartError } from "../orchestrator-error.ts";
import type { CommandWorker } from "./worker-mount.ts";
import { withWorkerOutput } from "./worker-output.ts";

const ENDED = "Output monitor task closed without sending port";

function program(code: string, env: Record<string, string> = {}): CommandWorker {
  return { command: process.execPath, args: ["--eval", code], env };
}

async function messageOf(text: CommandWorker, log = ENDED): Promise<string> {
  const error = new ServerStartError("It did not start.", [log]);
  const shown = await withWorkerOutput(error, { other: { url: "http://127.0.0.1:1" }, text }, tmpdir());
  expect(shown).toBeInstanceOf(ServerStartError);
  expect((shown as ServerStartError).logs).toEqual([log]);
  return (shown as ServerStartError).message;
}

it("shows the output of the worker's program if it fails, run in its folder and with its variables", async () => {
  const code = "console.error(process.env.NAME, 'in', process.cwd()); process.exit(3)";
  expect(await messageOf(program(code, { NAME: "Ada" }))).toBe(
    `It did not start.\nRun once more, the program of worker "text" ended with exit code 3 and wrote:\n  Ada in ${tmpdir()}`,
  );
});

it.each([
  ["ends without an error", program("console.error('fine')")],
  ["writes nothing", program("process.exit(1)")],
  ["depends on the server, which replaces $NAME", program("console.error('$NAME'); process.exit(1)")],
  ["does not exist", { command: "/nowhere/at/all" }],
])("adds nothing for a program that %s", async (_, worker) => {
  expect(await messageOf(worker)).toBe("It did not start.");
});

it("runs nothing if the start failed in another way", async () => {
  expect(await messageOf(program("console.error('x'); process.exit(1)"), "Address already in use")).toBe(
    "It did not start.",
  );
});
