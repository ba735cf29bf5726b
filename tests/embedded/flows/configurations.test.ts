import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOrchestrator } from "@stepflow/orchestrator";
import { createRuntime, InvalidConfigError, type RuntimeVersion } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RawWorker, startRawWorker } from "../../support/workers/raw-worker.ts";

const QUIET = { debug() {}, warn() {}, error() {} };
const ALL: readonly RuntimeVersion[] = ["0.9.0", "0.10.0", "0.11.1"];

const builtin = (rest: string): string => `plugins: { b: { type: builtin } }\n${rest}\n`;
const routes = (...patterns: string[]): string =>
  builtin(`routes:\n${patterns.map((pattern) => `  ${JSON.stringify(pattern)}: [{ plugin: b }]`).join("\n")}`);
const condition = (path: string): string =>
  builtin(`routes: { "/x/{*c}": [{ plugin: b, conditions: [{ path: ${JSON.stringify(path)}, value: 1 }] }] }`);
/** `URL` stands for the address of a working worker. */
const plugin = (text: string): string => `plugins:\n  w: ${text}\nroutes: {}\n`;
const BAD_RETRY = "retry: { backoff: { type: linear } }";

/** Configurations with the versions that refuse them. */
const CASES: readonly (readonly [string, string, readonly RuntimeVersion[]])[] = [
  ["patterns that differ only in a name", routes("/x/{a}/y", "/x/{b}/y"), ALL],
  ["two wildcards", routes("/x/{*a}", "/x/{*b}"), ALL],
  ["both kinds of placeholders", routes("/x/{a}", "/x/{*b}"), ALL],
  ["both kinds, with more behind", routes("/x/{a}/y", "/x/{*b}"), ALL],
  ["text behind a placeholder", routes("/x/{a}_put"), ALL],
  ["a placeholder without a name", routes("/x/{}"), ALL],
  [
    "all that may stand side by side",
    routes("/{*a}", "/x/{a}", "/x/{b}/y", "/x/put_{a}", "/x/pu{*b}", "/x/{{a}}", "/x", "/x/"),
    [],
  ],
  ["a bracket that is not closed", condition("$.x["), ALL],
  ["a path without $", condition("x.y"), []],
  ["no conditions", builtin('routes: { "/x/{*c}": [{ plugin: b, conditions: [] }] }'), []],
  ["no URL", plugin('{ type: stepflow, url: "not a url" }'), ALL],
  ["a number in an environment", plugin("{ type: stepflow, command: node, env: { PORT: 0 } }"), ALL],
  ["a bad retry at the top", `${plugin('{ type: stepflow, url: "URL" }')}${BAD_RETRY}\n`, ["0.11.1"]],
  ["a bad retry in a plugin", plugin(`{ type: stepflow, url: "URL", ${BAD_RETRY} }`), ["0.10.0"]],
  [
    "a bad threshold",
    `${plugin('{ type: stepflow, url: "URL" }')}blobApi: { blobThreshold: -1 }\n`,
    ["0.10.0", "0.11.1"],
  ],
  ["two documents", `${plugin('{ type: stepflow, url: "URL" }')}---\nplugins: {}\n`, ALL],
];

describe("the embedded runtime refuses what real runtimes refuse in a stepflow-config.yml, with file, line and column, and accepts the rest", () => {
  let folder: string;
  let worker: RawWorker;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stepflow-configurations-"));
    worker = await startRawWorker();
  });
  afterAll(async () => {
    await worker.close();
    await rm(folder, { recursive: true });
  });

  it.each(CASES)("%s", async (name, text, refusing) => {
    const config = join(folder, `${name.replaceAll(" ", "-")}.yml`);
    await writeFile(config, text.replace("URL", worker.url));
    const outcomes = await Promise.all(
      ALL.map(async (version) => {
        const [theirs, own] = await Promise.allSettled([
          startOrchestrator({ version, config }),
          createRuntime({ config, quirks: version, logger: QUIET }),
        ]);
        if (theirs.status === "fulfilled") await theirs.value.close();
        if (own.status === "fulfilled") await own.value.close();
        return { version, theirs, own };
      }),
    );
    const refused = outcomes.filter(({ theirs }) => theirs.status === "rejected");
    expect(refused.map(({ version }) => version)).toEqual(refusing);
    for (const { version, own } of outcomes) {
      if (!refusing.includes(version)) expect(own).toMatchObject({ status: "fulfilled" });
      else expect(own).toEqual({ status: "rejected", reason: expect.any(InvalidConfigError) });
      const line = new RegExp(`^${config}:\\d+:\\d+[^\\n]*$`);
      if (own.status === "rejected") expect(own.reason.message).toMatch(line);
    }
  });
});
