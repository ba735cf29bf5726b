import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { bundle } from "./bundle.ts";

const MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));

/**
 * Makes a program of a file in this folder, outside of the repository, where all libraries are installed and none of its packages:
 * what a program needs of those is within it.
 */
export async function bundleAlone(file: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-alone-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "node_modules"));
  const libraries = (await readdir(MODULES)).filter((name) => !name.startsWith(".") && name !== "@stepflow");
  await Promise.all(libraries.map((name) => symlink(join(MODULES, name), join(folder, "node_modules", name))));
  await bundle(fileURLToPath(new URL(file, import.meta.url)), folder);
  return join(folder, "program.mjs");
}
