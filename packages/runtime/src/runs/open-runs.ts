import { warnOfSharedFolder } from "../blobs/shared-folder.ts";
import type { RuntimeLogger } from "../runtime-logger.ts";
import { checkRunFolder, FolderRunStore, type FolderRunStoreOptions } from "./folder-run-store.ts";
import type { RunStore } from "./run-store.ts";

/** A run store, or the folder of one with its limits. */
export type RunPlace = RunStore | RunFolder;

/** Folder of a run store, and its limits. */
export interface RunFolder extends Omit<FolderRunStoreOptions, "logger"> {
  /** Path of the folder. It is created if it is missing. */
  readonly folder: string;
}

/** A store that was opened for a runtime. */
export interface OpenedRuns {
  readonly store: RunStore;
  /** Closes the store, unless it was given. */
  close(): void;
}

/** Opens the store of a folder. A store that is given stays open when the runtime is closed. */
export async function openRuns(place: RunPlace, logger: RuntimeLogger): Promise<OpenedRuns> {
  if ("record" in place) return { store: place, close() {} };
  const { folder, ...limits } = place;
  const store = await FolderRunStore.open(folder, { ...limits, logger });
  await warnOfSharedFolder(folder, logger);
  return { store, close: () => store.close() };
}

/** Checks the run store. @throws TypeError or RangeError */
export function checkRuns(runs: unknown): void {
  if (runs === undefined) return;
  const { folder, record, get } = Object(runs) as Readonly<Record<string, unknown>>;
  if (typeof record === "function" && typeof get === "function") return;
  if (typeof folder === "string") return checkRunFolder(Object(runs));
  const hint = typeof runs === "string" ? `. Did you mean { folder: ${JSON.stringify(runs)} }?` : ".";
  throw new TypeError(`runs must be a RunStore or { folder }${hint}`);
}
