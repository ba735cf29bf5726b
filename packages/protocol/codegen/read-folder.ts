import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Reads all files below a folder, by their path within it. */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(relative(folder, file).split(sep).join("/"), await readFile(file, "utf8"));
  }
  return files;
}
