import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Orchestrator, startOrchestrator } from "@stepflow/orchestrator";
import { createRuntime, type Runtime } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RawDisconnect, RawFailure, type RawWorker, startRawWorker } from "../../support/workers/raw-worker.ts";
import { stable } from "./support/stable.ts";

const START_TIMEOUT_MS = 180_000;
const QUIET = { debug() {}, warn() {}, error() {} };
const PAUSES = "backoff: { type: constant, delayMs: 5 }";

/** One worker behind plugins with different `retry` settings, of which each version reads its own. */
const toConfig = (url: string): string => `
plugins:
  two: { type: stepflow, url: "${url}/two", retry: { maxAttempts: 2, ${PAUSES} } }
  four: { type: stepflow, url: "${url}/four", retry: { maxAttempts: 4, ${PAUSES} } }
  none: { type: stepflow, url: "${url}/none", retry: { maxAttempts: 0, ${PAUSES} } }
  unsaid: { type: stepflow, url: "${url}/unsaid", retry: { ${PAUSES} } }
routes:
  "/two/{*component}": [{ plugin: two }]
  "/four/{*component}": [{ plugin: four }]
  "/none/{*component}": [{ plugin: none }]
  "/unsaid/{*component}": [{ plugin: unsaid }]
retry: { transportMaxRetries: 5, ${PAUSES} }
`;

const EXECUTIONS = {
  "0.9.0": { two: [1, 1], four: [1, 1], none: [1, 1], unsaid: [1, 1] },
  "0.10.0": { two: [2, 2], four: [4, 4], none: [0, 0], unsaid: [3, 3] },
  "0.11.1": { two: [6, 1], four: [6, 1], none: [6, 1], unsaid: [6, 1] },
} as const;

describe.each(["0.9.0", "0.10.0", "0.11.1"] as const)(
  "the setting `retry` of a configuration, on the embedded runtime and on the real %s",
  (version) => {
    let worker: RawWorker;
    let folder: string;
    let config: string;
    let real: Orchestrator;
    let ours: Runtime;
    beforeAll(async () => {
      worker = await startRawWorker({
        "/lost": () => {
          throw new RawDisconnect();
        },
        "/refused": () => {
          throw new RawFailure(-32_100, "no");
        },
      });
      folder = await mkdtemp(join(tmpdir(), "stepflow-retries-"));
      config = join(folder, "stepflow-config.yml");
      await writeFile(config, toConfig(worker.url));
      [real, ours] = await Promise.all([
        startOrchestrator({ version, config }),
        createRuntime({ config, quirks: version, logger: QUIET }),
      ]);
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await Promise.all([real?.close(), ours?.close()]);
      await worker.close();
      await rm(folder, { recursive: true });
    });

    const flowOf = (component: string, more: object = {}): object => ({
      steps: [{ id: "step", component, input: {}, ...more }],
      output: { $step: "step" },
    });

    /** Returns the result of one side, and the attempts that the worker received. */
    async function observe(run: () => Promise<unknown>): Promise<{ result: unknown; attempts: readonly unknown[] }> {
      const before = worker.calls.length;
      const result = stable(await run());
      return { result, attempts: worker.calls.slice(before).map(({ params }) => params["attempt"]) };
    }

    it.each(Object.entries(EXECUTIONS[version]))("plugin %s: executions %j", async (plugin, expected) => {
      for (const [index, component] of ["lost", "refused"].entries()) {
        for (const more of [{}, { onError: { action: "useDefault", defaultValue: "instead" } }]) {
          const flow = flowOf(`/${plugin}/${component}`, more);
          const theirs = await observe(async () => (await real.client.run(flow, [{}])).items[0]?.result);
          expect(await observe(() => ours.run(flow, {}))).toEqual(theirs);
          if (!("onError" in more)) expect(theirs.attempts).toHaveLength(expected[index] ?? Number.NaN);
        }
      }
    });

    it("an option takes precedence over the configuration", async () => {
      await using once = await createRuntime({ config, quirks: version, logger: QUIET, retry: { maxRetries: 0 } });
      expect(await observe(() => once.run(flowOf("/four/lost"), {}))).toMatchObject({ attempts: [1] });
    });
  },
);
