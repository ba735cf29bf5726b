import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Format } from "esbuild";
import { expect, it, onTestFinished } from "vitest";
import { UDF_PROGRAM } from "../support/processes/udf-program.ts";
import { SOURCE_CONDITIONS } from "../support/source-conditions.ts";
import { FROM_SOURCE, ROOT, runCommand } from "./examples/program.ts";

/** Libraries stay external, as in many bundles. Packages of this repository are bundled unless they are named. */
async function runBundled(format: Format, external: readonly string[]): Promise<unknown> {
  const folder = await mkdtemp(join(ROOT, "node_modules", ".stepflow-tests-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "main.ts"), UDF_PROGRAM);
  const program = join(folder, format === "cjs" ? "program.cjs" : "program.mjs");
  await build({
    entryPoints: [join(folder, "main.ts")],
    outfile: program,
    bundle: true,
    format,
    platform: "node",
    target: "node20",
    conditions: [...SOURCE_CONDITIONS],
    external: ["piscina", "quickjs-emscripten", "typescript", ...external],
    banner:
      format === "esm"
        ? { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' }
        : {},
    logLevel: "silent",
  });
  const { stdout, stderr } = await runCommand(process.execPath, [...FROM_SOURCE, program]);
  expect(stdout, stderr).not.toBe("");
  return JSON.parse(stdout);
}

it("udf.run: functions run in a bundle that keeps their entry outside", async () => {
  expect(await runBundled("esm", ["@stepflow/udf"])).toEqual({ outcome: "success", result: 2 });
});

it.each<Format>(["esm", "cjs"])(
  "udf.run: a bundle of everything (%s) fails with the package to keep outside",
  async (format) => {
    expect(await runBundled(format, [])).toMatchObject({
      outcome: "failed",
      error: { message: expect.stringContaining("--external:@stepflow/udf") },
    });
  },
);
