import { mkdir, readFile, rename, writeFile } from "node:fs/promises";

/** Results of the last run, one file for each platform. They are checked in, and the guide shows them. */
const RESULTS = new URL("results/", import.meta.url);

const recorded = new Map<string, Record<string, string>>();

/** What works on a platform, by the title of the case. */
export interface PlatformResult {
  readonly platform: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Records the result of a case. */
export async function recordCell(platform: string, title: string, cell: string): Promise<void> {
  const cells = recorded.get(platform) ?? {};
  cells[title] = cell;
  recorded.set(platform, cells);
  if (process.env["STEPFLOW_RECORD"] !== "1") return;
  await mkdir(RESULTS, { recursive: true });
  const file = new URL(fileOf(platform), RESULTS);
  const temporary = new URL(`${fileOf(platform)}.new`, RESULTS);
  await writeFile(temporary, `${JSON.stringify({ platform, cells }, undefined, 2)}\n`);
  await rename(temporary, file);
}

/** Reads the results of platforms, in this order. @throws Error for missing results */
export async function readResults(platforms: readonly string[]): Promise<readonly PlatformResult[]> {
  return Promise.all(
    platforms.map(async (name) => JSON.parse(await readFile(new URL(fileOf(name), RESULTS), "utf8")) as PlatformResult),
  );
}

function fileOf(platform: string): string {
  return `${platform
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")}.json`;
}
