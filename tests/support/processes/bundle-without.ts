import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { bundle } from "./bundle.ts";

const MODULES = fileURLToPath(new URL("../../../node_modules/", import.meta.url));

/**
 * Bundles a file of `tests/support` into a program outside of the repository. All libraries are installed there, but no package of the
 * repository. The bundle contains the packages it needs, except the missing one.
 */
export async function bundleWithout(missing: string, file: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-alone-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "node_modules"));
  const libraries = (await readdir(MODULES)).filter((name) => !name.startsWith(".") && name !== "@stepflow");
  await Promise.all(libraries.map((name) => symlink(join(MODULES, name), join(folder, "node_modules", name))));
  await bundle(fileURLToPath(new URL(`../${file}`, import.meta.url)), folder, [missing]);
  return join(folder, "program.mjs");
}
