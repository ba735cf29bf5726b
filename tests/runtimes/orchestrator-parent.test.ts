import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isAlive, untilGone } from "../support/processes/processes.ts";
import { typescriptArgs } from "../support/processes/typescript-args.ts";

const cleanups: (() => Promise<unknown>)[] = [];
/** Folder of the configurations, which must be empty after every test. */
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchestrator-test-"));
  vi.stubEnv("TMPDIR", folder);
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  const left = (await readdir(folder)).filter((name) => name.startsWith("stepflow-"));
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
  expect(left).toEqual([]);
});

describe("the end of the parent process", () => {
  interface Parent {
    readonly server: number;
    readonly worker: number;
    /** Process id of the embedded runtime's worker, if the program has one. */
    readonly embeddedWorker?: number;
    readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
    kill(signal: NodeJS.Signals): void;
  }

  async function startParent(mode: string, version: string, added: Record<string, string> = {}): Promise<Parent> {
    const file = new URL("../support/runtimes/orchestrator-main.ts", import.meta.url);
    const env = { ...process.env, MODE: mode, RUNTIME: version, ...added };
    const child = spawn(process.execPath, typescriptArgs(file), { env, stdio: ["ignore", "pipe", "ignore"] });
    const ended: Parent["ended"] = new Promise((resolve) => {
      child.once("exit", (code, signal) => resolve({ code, signal }));
    });
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString()));
      child.once("exit", () => reject(new Error("The parent ended before it was ready.")));
    });
    const pids = JSON.parse(line) as Pick<Parent, "server" | "worker" | "embeddedWorker">;
    // Processes are left here only if the test has failed.
    cleanups.push(async () => {
      for (const pid of [child.pid, ...Object.values(pids)])
        if (pid !== undefined && isAlive(pid)) process.kill(pid, "SIGKILL");
    });
    return { ...pids, ended, kill: (signal) => child.kill(signal) };
  }

  it.each([
    ["exit", undefined, { code: 0, signal: null }],
    ["throw", undefined, { code: 1, signal: null }],
    ["stay", "SIGTERM", { code: null, signal: "SIGTERM" }],
    ["stay", "SIGINT", { code: null, signal: "SIGINT" }],
    ["own-handler", "SIGTERM", { code: 7, signal: null }],
  ] as const)("mode %s, signal %s: no process and no folder stay behind", async (mode, signal, expected) => {
    const parent = await startParent(mode, "0.11.1");
    if (signal !== undefined) {
      // A parent that ends by itself may already have ended them.
      expect(isAlive(parent.worker)).toBe(true);
      parent.kill(signal);
    }
    expect(await parent.ended).toEqual(expected);
    await untilGone(parent.server);
    await untilGone(parent.worker);
  });

  it("a signal also ends the process after an installation in it", async () => {
    const parent = await startParent("stay", "0.11.1", { STEPFLOW_CACHE_DIR: join(folder, "cache") });
    parent.kill("SIGTERM");
    expect(await parent.ended).toEqual({ code: null, signal: "SIGTERM" });
    await untilGone(parent.server);
    await untilGone(parent.worker);
  });

  it.each(["SIGTERM", "SIGINT"] as const)(
    "%s ends a program that has both kinds of runtime, with all workers",
    async (signal) => {
      const parent = await startParent("stay", "0.11.1", { EMBEDDED: "yes" });
      expect(isAlive(Number(parent.embeddedWorker))).toBe(true);
      parent.kill(signal);
      expect(await parent.ended).toEqual({ code: null, signal });
      for (const pid of [parent.server, parent.worker, Number(parent.embeddedWorker)]) await untilGone(pid);
    },
  );
});
