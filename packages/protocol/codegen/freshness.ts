import { readdir, readFile } from "node:fs/promises";

/** Files in the folder `generated` that are missing, out of date or left over, by name. */
export async function staleFiles(generated: URL, outputs: ReadonlyMap<string, string>): Promise<string[]> {
  const present = (await readdir(generated)).filter((name) => name.endsWith(".gen.ts"));
  const stale = present.filter((name) => !outputs.has(name));
  for (const [name, content] of outputs) {
    const current = present.includes(name) ? await readFile(new URL(name, generated), "utf8") : undefined;
    if (current !== content) stale.push(name);
  }
  return stale.sort();
}
