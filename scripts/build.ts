// Builds every package into its dist/. Files there whose source is gone are removed first: neither tsc nor turbo does that,
// and what lies in dist/ is what gets published. So is the licence, which npm takes from the folder of a package only.
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
