import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT } from "./root.ts";

/** Duration and size of the last complete run of a part. */
export interface LastRun {
  readonly durationMs: number;
  /** Number of its checks. */
  readonly checks: number;
}

/** Folder for logs and durations, which Git ignores. */
export const CACHE: string = join(ROOT, "node_modules", ".cache", "stepflow-test");
const FILE = join(CACHE, "durations.json");

/** Reads the last runs of all parts. Returns none if there were none. */
export async function readLastRuns(file: string = FILE): Promise<Record<string, LastRun>> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Record<string, LastRun>;
  } catch {
    return {};
  }
}

/** Stores the last runs of parts for the next `npm test`. */
export async function writeLastRuns(runs: Readonly<Record<string, LastRun>>, file: string = FILE): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(runs, undefined, 2)}\n`);
}
