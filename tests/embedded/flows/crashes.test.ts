import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Orchestrator, startOrchestrator } from "@stepflow/orchestrator";
import { createRuntime, type Runtime } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROGRAM } from "../support/plain-runtime.ts";
import { stable } from "./support/stable.ts";

const START_TIMEOUT_MS = 180_000;
const PAUSES = "backoff: { type: constant, delayMs: 5 }";

/** Configuration of a worker that records each execution before it begins. */
const toConfig = (attempts: string): string => `
plugins:
  w:
    type: stepflow
    command: node
    args: [${JSON.stringify(PROGRAM)}]
    env: { ATTEMPTS: ${JSON.stringify(attempts)} }
    retry: { maxAttempts: 2, ${PAUSES} }
routes: { "/w/{*component}": [{ plugin: w }] }
retry: { transportMaxRetries: 3, ${PAUSES} }
`;

/** Number of executions of a component that ends its process each time. For 0.9 it is three, whatever the configuration. */
const MOST = { "0.9.0": 3, "0.10.0": 2, "0.11.1": 4 } as const;

describe.each(["0.9.0", "0.10.0", "0.11.1"] as const)(
  "crashes of a worker by command, on the embedded runtime and on the real %s",
  (version) => {
    let folder: string;
    let log: string;
    let real: Orchestrator;
    let ours: Runtime;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "stepflow-crashes-"));
      log = join(folder, "attempts");
      const config = join(folder, "stepflow-config.yml");
      await writeFile(config, toConfig(log));
      const logger = { debug() {}, warn() {}, error() {} };
      [real, ours] = await Promise.all([
        startOrchestrator({ version, config }),
        createRuntime({ config, quirks: version, logger }),
      ]);
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await Promise.all([real?.close(), ours?.close()]);
      await rm(folder, { recursive: true });
    });

    const flow = {
      steps: [{ id: "step", component: "/w/exit", input: { $input: "$" } }],
      output: { $step: "step", path: "attempt" },
    };

    /** Returns the result of one side, and the attempts that its worker began. */
    async function observe(run: () => Promise<unknown>): Promise<{ result: unknown; attempts: string }> {
      await writeFile(log, "");
      const result = stable(await run());
      return { result, attempts: await readFile(log, "utf8") };
    }

    it.each([
      ["once before the last", MOST[version] - 1, "success"],
      ["each time", 9, "failed"],
    ])("%s: the same executions and the same result", async (_name, times, outcome) => {
      const theirs = await observe(async () => (await real.client.run(flow, [{ times }])).items[0]?.result);
      expect(await observe(() => ours.run(flow, { times }))).toEqual(theirs);
      expect(theirs.attempts.trim().split("\n")).toHaveLength(MOST[version]);
      expect(theirs.result).toMatchObject({ outcome });
    });
  },
);
