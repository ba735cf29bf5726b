import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const NODE_MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));

/** Makes a project with an empty folder `src`, which has the packages of this repository. It exists until the test ends. */
export async function useProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-cli-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await symlink(NODE_MODULES, join(folder, "node_modules"));
  await mkdir(join(folder, "src"));
  return folder;
}
