// Builds every package into its dist/. First it removes files whose source no longer exists, because everything in dist/ is published and
// neither tsc nor turbo removes it. It also copies the licence, because npm takes it from the folder of the package only.
import { copyFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "./test/command.ts";
import { ROOT } from "./test/root.ts";
import { staleOutputs } from "./test/stale-outputs.ts";

const packages = join(ROOT, "packages");
for (const name of await readdir(packages)) {
  for (const file of await staleOutputs(join(packages, name))) await rm(file);
  await copyFile(join(ROOT, "LICENSE"), join(packages, name, "LICENSE"));
}

const { exitCode } = await runCommand("turbo", ["run", "build", ...process.argv.slice(2)], {
  env: { TURBO_TELEMETRY_DISABLED: "1", npm_config_loglevel: "error" },
  limitMs: 300_000,
  onOutput: (text) => process.stdout.write(text),
});
process.exitCode = exitCode;
