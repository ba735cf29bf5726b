import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startOrchestrator } from "@stepflow/orchestrator";
import { createRuntime } from "@stepflow/runtime";
import { describe, expect, it } from "vitest";
import { ownFolder, QUIET } from "../support/plain-runtime.ts";

const PROGRAM = fileURLToPath(new URL("../support/failing-worker.mjs", import.meta.url));
const FLOW = { steps: [{ id: "a", component: "/w/x", input: { $input: "$" } }], output: { $step: "a" } };
const INPUTS = [{ mode: "fail" }, { mode: "fail" }, { mode: "ok" }];
const TIMEOUT_MS = 180_000;

async function configure(retry: string): Promise<string> {
  const config = join(await ownFolder(), "stepflow-config.yml");
  const plugin = `{ type: stepflow, command: node, args: [${JSON.stringify(PROGRAM)}]${retry} }`;
  await writeFile(config, `plugins: { w: ${plugin} }\nroutes: { "/w/{*component}": [{ plugin: w }] }\n`);
  return config;
}

describe.each([
  ["0.9.0", ""],
  // The runtime restarts the process without a pause. Otherwise the test would take hours.
  ["0.10.0", ", retry: { backoff: { type: constant, delayMs: 3600000 } }"],
] as const)("an item beside failing ones in a process that %s starts", (version, retry) => {
  it(
    "real: it succeeds with the last attempt, after which the process is not started again",
    async () => {
      await using real = await startOrchestrator({ version, config: await configure(retry) });
      const { items } = await real.client.run(FLOW, INPUTS);
      expect(items.map(({ result }) => result?.outcome)).toEqual(["failed", "failed", "success"]);
    },
    TIMEOUT_MS,
  );

  it("embedded: the same", async () => {
    await using ours = await createRuntime({ config: await configure(retry), quirks: version, logger: QUIET });
    const results = await ours.runMany(FLOW, INPUTS);
    expect(results.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "success"]);
  });
});
