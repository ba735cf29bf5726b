import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createEngine,
  type Engine,
  type Flow,
  FolderRunStore,
  type FolderRunStoreOptions,
  type RunStore,
  readFlow,
  type SubmitOptions,
} from "@stepflow/runtime";
import { afterEach, beforeEach } from "vitest";

/** A flow of two steps. */
export const TWO_STEPS: Flow = readFlow({
  name: "n",
  steps: [
    { id: "a", component: "/w/a", input: { $input: "$" } },
    { id: "b", component: "/w/b", input: [{ $step: "a" }] },
  ],
  output: { $step: "b" },
});

/** A temporary folder of runs for each test, and the warnings of its stores. */
export interface RunFolderBench {
  readonly path: string;
  readonly warnings: string[];
  open(options?: FolderRunStoreOptions): Promise<FolderRunStore>;
  /** Closes the store and opens the folder again, as the next process does. */
  reopen(store: FolderRunStore, options?: FolderRunStoreOptions): Promise<FolderRunStore>;
  closeAll(): void;
  files(part: "runs" | "bodies"): Promise<string[]>;
  fileOf(runId: string): string;
}

export function useRunFolder(): RunFolderBench {
  let path = "";
  const warnings: string[] = [];
  const logger = { debug() {}, warn: (text: string) => void warnings.push(text), error() {} };
  const stores: FolderRunStore[] = [];
  const closeAll = (): void => {
    for (const store of stores.splice(0)) store.close();
  };
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), "stepflow-runs-"));
    warnings.length = 0;
  });
  afterEach(async () => {
    closeAll();
    await rm(path, { recursive: true, force: true });
  });
  const open = async (options: FolderRunStoreOptions = {}): Promise<FolderRunStore> => {
    const store = await FolderRunStore.open(path, { logger, ...options });
    stores.push(store);
    return store;
  };
  return {
    get path() {
      return path;
    },
    warnings,
    open,
    reopen(store, options) {
      store.close();
      return open(options);
    },
    closeAll,
    files: async (part) => (await readdir(join(path, part))).sort(),
    fileOf: (runId) => join(path, "runs", `${runId}.jsonl`),
  };
}

/** Runs the flow for the inputs, of which "fail" fails. @param firstIds ids of the first runs; later ones are random. */
export async function ran(
  runs: RunStore,
  inputs: readonly unknown[],
  options?: SubmitOptions,
  firstIds: readonly string[] = [],
): Promise<string> {
  const first = [...firstIds];
  const engine: Engine = createEngine({
    runs,
    ids: { next: () => first.shift() ?? randomUUID() },
    executeComponent: async (_path, input) =>
      input === "fail"
        ? { outcome: "failed", error: { code: -32000, message: "no" } }
        : { outcome: "success", result: input },
  });
  const { runId, ended } = engine.submit(TWO_STEPS, inputs, options);
  await ended;
  return runId;
}

/** All that a store shows of a run, and the order of all runs. */
export function shown(store: RunStore, runId: string): unknown {
  const run = store.get(runId);
  const record = { ...run, items: run?.items, journal: undefined, itemHistories: undefined };
  return JSON.parse(
    JSON.stringify([record, store.items(runId), store.journal(runId), store.list().map((each) => each.runId)]),
  );
}
