// Builds every package into its dist/: tsgo writes the types, esbuild and rolldown the JavaScript. First it removes files of earlier builds, because
// everything in dist/ is published. It also copies the licence, because npm takes it from the folder of the package only.
import { copyFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { bundlePackage } from "./build/bundle-package.ts";
import { staleOutputs } from "./build/stale-outputs.ts";
import { runCommand } from "./test/command.ts";
import { ROOT } from "./test/root.ts";

const folders = (await readdir(join(ROOT, "packages"))).map((name) => join(ROOT, "packages", name));
await Promise.all(folders.map((folder) => copyFile(join(ROOT, "LICENSE"), join(folder, "LICENSE"))));

const { exitCode } = await runCommand("turbo", ["run", "build", "--filter=./packages/*", ...process.argv.slice(2)], {
  env: { TURBO_TELEMETRY_DISABLED: "1", npm_config_loglevel: "error" },
  limitMs: 300_000,
  onOutput: (text) => process.stdout.write(text),
});
process.exitCode = exitCode;
if (exitCode === 0) {
  for (const folder of folders) {
    for (const file of await staleOutputs(folder)) await rm(file);
    await bundlePackage(folder);
  }
}
