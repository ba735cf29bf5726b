import { readFile, writeFile } from "node:fs/promises";
import type { SectionResult } from "./section.ts";

const FILE = new URL("results.json", import.meta.url);

/** The latest full measurement of a section. */
interface StoredSection extends SectionResult {
  readonly date: string;
  readonly node: string;
  readonly rounds: number;
}

/** Replaces the measured sections and keeps the others. */
export async function writeResults(measured: ReadonlyMap<string, SectionResult>, rounds: number): Promise<void> {
  const stored = await readStored();
  const date = new Date().toISOString().slice(0, 10);
  for (const [name, result] of measured) stored[name] = { date, node: process.version, rounds, ...result };
  await writeFile(FILE, `${JSON.stringify(stored, rounded, 2)}\n`);
}

async function readStored(): Promise<Record<string, StoredSection>> {
  try {
    return JSON.parse(await readFile(FILE, "utf8")) as Record<string, StoredSection>;
  } catch {
    return {};
  }
}

/** Keeps four digits. Further digits are noise and would make every run a change. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(4)) : value;
}
