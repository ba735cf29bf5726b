import { existsSync, readdirSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { FULL_VERSIONS } from "../../support/runtimes/versions.ts";
import { IS_WHOLE } from "../../support/whole.ts";
import { ROOT, runNpm, runProgram } from "./program.ts";

const EXAMPLES = join(ROOT, "examples");

/** Requirements and contents of each example. */
const STORIES: Readonly<Record<string, string>> = {
  hello:
    "worker.plain-functions, examples.tested: two components, a flow of three steps, a blob that one step stores and another loads",
  blobs:
    "blobs.put.same-id, examples.store-user, examples.load-user: store_user_data and load_user_data, with failure as data",
  subflow: "runs.methods: a component that submits runs and gathers their results",
  errors: "errors.text-reaches-user, errors.message-and-data: what the user sees of every error class",
  udf: "udf.run, udf.input-checked: a function that one step stores and another calls, its input checked on every call",
  "cached-analysis": "patterns.cached-results: a result that is computed once and found again",
  "shared-config":
    "patterns.state-and-introspection, patterns.shared-config: a configuration that one step stores and another reads and checks",
  "fan-out": "runs.methods: a typed flow whose component runs another flow for many inputs, with progress",
  documents: "blobs.binary: a PDF and a picture go through as binary blobs",
};

/** Runtime 0.9 has no binary blobs (docs/internals/wire.md#differences-at-a-glance). */
const SINCE_0_10: readonly string[] = ["documents"];
/** Flows that are built from components instead of written in YAML. */
const BUILT_FLOWS: readonly string[] = ["fan-out"];

it("examples.tested: every example is listed here", () => {
  const found = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "package.json")));
  expect(found.sort()).toEqual(Object.keys(STORIES).sort());
});

/** One of the versions for each example, and another for the next, in `npm test`. The first example runs on all of them. */
function sampleFor(name: string, versions: readonly string[]): readonly string[] {
  const index = Object.keys(STORIES).indexOf(name);
  return IS_WHOLE || index === 0 ? versions : versions.filter((_, place) => place === index % versions.length);
}

describe.each(Object.entries(STORIES))("example %s", (name, story) => {
  const flow = BUILT_FLOWS.includes(name) ? "flow.ts" : "flow.yaml";
  const called = FULL_VERSIONS.filter((version) => version !== "0.9.0" || !SINCE_0_10.includes(name));
  // 0.12 differs little from 0.13.
  const real = [...called, ...(name === "hello" ? ["0.12.0"] : []), "0.13.0"];
  const versions = ["embedded", ...sampleFor(name, real)];

  it.each(["worker.ts", "main.ts", flow, "verify.ts", "README.md"])("examples.tested: has a %s", (file) => {
    expect(existsSync(join(EXAMPLES, name, file))).toBe(true);
  });

  it.each(versions)(`${story} (runtime %s)`, async (version) => {
    // The command is that of the README, without npm, which behaves the same for all versions.
    const { exitCode, stdout, stderr } =
      version === "embedded"
        ? await runNpm(["run", "verify", "-w", `example-${name}`])
        : await runProgram(join(EXAMPLES, name, "verify.ts"), ["--runtime", version]);
    expect(stdout, stderr).toContain(`${name} on runtime ${version}: as expected`);
    expect(exitCode).toBe(0);
  });
});

it("examples.tested: an example with a wrong answer fails and shows the difference", async () => {
  const folder = await mkdtemp(join(EXAMPLES, "copy-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const file of ["worker.ts", "text.ts", "flow.yaml", "main.ts", "verify.ts"]) {
    await cp(join(EXAMPLES, "hello", file), join(folder, file));
  }
  const source = await readFile(join(folder, "worker.ts"), "utf8");
  await writeFile(
    join(folder, "worker.ts"),
    source.replace("(counts.get(word) ?? 0) + 1", "(counts.get(word) ?? 0) + 2"),
  );

  const { exitCode, stderr } = await runProgram(join(folder, "verify.ts"), []);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("+           count: 6,");
  expect(stderr).toContain("-           count: 3,");
});
