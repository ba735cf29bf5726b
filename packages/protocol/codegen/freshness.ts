import { fileURLToPath } from "node:url";
import { readFolder } from "./read-folder.ts";

/** Files in the folder `generated` that are missing, out of date or left over, by path. */
export async function staleFiles(generated: URL, outputs: ReadonlyMap<string, string>): Promise<string[]> {
  const present = await readFolder(fileURLToPath(generated));
  const names = new Set([...present.keys(), ...outputs.keys()]);
  return [...names].filter((name) => present.get(name) !== outputs.get(name)).sort();
}
