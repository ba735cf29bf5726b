import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CommandWorker, createRuntime, type Runtime, type RuntimeOptions } from "@stepflow/runtime";
import { afterEach, beforeEach, onTestFinished, vi } from "vitest";

/** Program of a worker whose environment controls its behaviour. */
export const PROGRAM = fileURLToPath(new URL("./plain-worker.mjs", import.meta.url));
export const QUIET = { debug() {}, warn() {}, error() {} };

const FAST = { backoff: { type: "constant", delayMs: 1 } } as const;

/** Starts a runtime with a worker `w` that it starts itself. */
export type StartPlain = (worker?: Partial<CommandWorker>, options?: Partial<RuntimeOptions>) => Promise<Runtime>;

/** Returns a function that starts runtimes, which are closed after the test. */
export function usePlainRuntime(): StartPlain {
  const runtimes = new Set<Runtime>();
  beforeEach(() => {
    // The runtime writes the output of its workers to stderr.
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
  });
  afterEach(async () => {
    for (const runtime of runtimes) await runtime.close();
    runtimes.clear();
  });
  return async (worker = {}, options = {}) => {
    const source = { command: "node", args: [PROGRAM], ...worker };
    const runtime = await createRuntime({ workers: { w: source }, retry: FAST, logger: QUIET, ...options });
    runtimes.add(runtime);
    return runtime;
  };
}

/** Creates a folder for one test. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-worker-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** The numbers that workers have written into a file, a line each. */
export function numbersIn(file: string): number[] {
  return readFileSync(file, "utf8").trim().split("\n").map(Number);
}
