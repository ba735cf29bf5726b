import { readFile, writeFile } from "node:fs/promises";
import type { SectionResult } from "./section.ts";

/** The results of one run of all sections. */
const FILE = new URL("results.json", import.meta.url);

/** A section in the file. */
export interface StoredSection extends SectionResult {
  readonly date: string;
  readonly node: string;
  readonly rounds: number;
}

/** Replaces the file. All sections are of the same run, so that their numbers can be compared. */
export async function writeResults(measured: ReadonlyMap<string, SectionResult>, rounds: number): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const entries = [...measured].map(([name, result]) => [name, { date, node: process.version, rounds, ...result }]);
  await writeFile(FILE, `${JSON.stringify(Object.fromEntries(entries), rounded, 2)}\n`);
}

export async function readResults(): Promise<ReadonlyMap<string, StoredSection>> {
  return new Map(Object.entries(JSON.parse(await readFile(FILE, "utf8")) as Record<string, StoredSection>));
}

/** Keeps four digits. Further digits are noise and would make every run a change. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(4)) : value;
}
