import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Orchestrator, type StartOrchestratorOptions, startOrchestrator } from "@stepflow/orchestrator";
import { afterEach, beforeEach, expect, vi } from "vitest";

/** The servers that the tests of a file start, and a folder for each test. */
export interface TestOrchestrators {
  readonly folder: string;
  /** Functions to call after the test, the last one first. */
  readonly cleanups: (() => Promise<unknown>)[];
  /** Starts a server for one test. */
  start(options: StartOrchestratorOptions): Promise<Orchestrator>;
}

/** Prepares a folder before each test of a file. After the test no server and no configuration may be left. */
export function useOrchestrators(): TestOrchestrators {
  const cleanups: (() => Promise<unknown>)[] = [];
  let folder = "";
  /** Folder for configurations. */
  let temporary = "";

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "orchestrator-test-"));
    temporary = join(folder, "tmp");
    await mkdir(temporary);
    vi.stubEnv("TMPDIR", temporary);
  });

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    const left = (await readdir(temporary)).filter((name) => name.startsWith("stepflow-"));
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
    expect(left).toEqual([]);
  });

  return {
    get folder() {
      return folder;
    },
    cleanups,
    async start(options) {
      const orchestrator = await startOrchestrator(options);
      cleanups.push(() => orchestrator.close());
      return orchestrator;
    },
  };
}
