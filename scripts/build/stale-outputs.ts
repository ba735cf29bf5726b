import { access, readdir } from "node:fs/promises";
import { join } from "node:path";

const DECLARATION = /\.d\.ts(?:\.map)?$/;

/**
 * Returns the files in a package's `dist/` that do not belong there: JavaScript, which is written again, and types whose source was renamed,
 * removed or turned into a test.
 */
export async function staleOutputs(packageFolder: string): Promise<string[]> {
  const dist = join(packageFolder, "dist");
  const stale: string[] = [];
  for (const file of await filesIn(dist)) {
    const source = join(packageFolder, "src", file.replace(DECLARATION, ".ts"));
    const isTest = /\.test(?:-d)?\.ts$/.test(source);
    if (!DECLARATION.test(file) || isTest || !(await exists(source))) stale.push(join(dist, file));
  }
  return stale;
}

async function filesIn(folder: string): Promise<string[]> {
  if (!(await exists(folder))) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
