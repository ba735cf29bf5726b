import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { BUNDLERS, type Bundling } from "./bundlers.ts";
import { createUserFolder, runAsUser } from "./user-folder.ts";

/** Bundles the program `bundled.mjs`, and runs it in a folder that finds no package. Rejects if it fails. */
export async function runBundled(bundler: string, format: Bundling["format"], minify: boolean): Promise<void> {
  const folder = await createUserFolder();
  const target = await mkdtemp(join(tmpdir(), "stepflow-bundled-"));
  onTestFinished(() => rm(target, { recursive: true }));
  const outfile = join(target, `main.${format === "esm" ? "mjs" : "cjs"}`);
  await BUNDLERS[bundler]?.({ entry: join(folder, "bundled.mjs"), outfile, format, minify });
  await runAsUser(target, [process.execPath, outfile]);
}
