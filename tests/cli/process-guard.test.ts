import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { untilGone } from "../support/processes/processes.ts";
import { useCli } from "./support/cli-program.ts";

const cli = useCli();

/** Starts the guard of a new folder, and a command that registers itself as it does on systems without a shell. */
async function start(): Promise<{ folder: string; guard: ReturnType<typeof spawn>; registered: number }> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-guard-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const program = (name: string): string => join(cli.dist, `${name}.js`);
  const guard = spawn(process.execPath, [program("process-guard"), folder], { stdio: ["pipe", "ignore", "inherit"] });
  const command = [process.execPath, "-e", "setInterval(() => {}, 1000)"];
  const child = spawn(process.execPath, [program("registered-command"), folder, ...command], { detached: true });
  onTestFinished(() => void [guard, child].map((one) => one.kill("SIGKILL")));
  const registered = await vi.waitFor(
    () => {
      const [name] = readdirSync(folder);
      expect(Number(name)).toBe(child.pid);
      return Number(name);
    },
    { timeout: 20_000 },
  );
  return { folder, guard, registered };
}

it("ends registered commands when its standard input ends", async () => {
  const { folder, guard, registered } = await start();
  guard.stdin?.end();
  await untilGone(registered);
  expect(await new Promise((resolve) => guard.once("close", resolve))).toBe(0);
  expect([existsSync(folder), existsSync(`${folder}-ending`)]).toEqual([false, false]);
});

it("forgets commands that have ended, because their ids may be used again", async () => {
  const { folder, registered } = await start();
  process.kill(-registered, "SIGTERM");
  await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]), { timeout: 20_000 });
});

it("leaves everything alone if its parent has removed the folder", async () => {
  const { folder, guard, registered } = await start();
  await rm(folder, { recursive: true });
  guard.stdin?.end();
  expect(await new Promise((resolve) => guard.once("close", resolve))).toBe(0);
  process.kill(registered, 0);
  process.kill(-registered, "SIGKILL");
});
