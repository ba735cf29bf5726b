import { fileURLToPath } from "node:url";
import { readFolder } from "./read-folder.ts";

/** Returns the paths of files in the folder `generated` that are missing, outdated or no longer generated. */
export async function staleFiles(generated: URL, outputs: ReadonlyMap<string, string>): Promise<string[]> {
  const present = await readFolder(fileURLToPath(generated));
  const names = new Set([...present.keys(), ...outputs.keys()]);
  return [...names].filter((name) => present.get(name) !== outputs.get(name)).sort();
}
