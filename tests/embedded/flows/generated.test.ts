import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IS_WHOLE } from "../../support/whole.ts";
import { startEmbeddedRunner } from "./support/embedded-runner.ts";
import { comparable, type FlowRunner } from "./support/flow-case.ts";
import { flowRuns, flowSeed, isChosenSeed } from "./support/flow-seed.ts";
import { finishesOnReal } from "./support/late-steps.ts";
import { randomFlows } from "./support/random-flow.ts";
import { startRealRunner } from "./support/real-runner.ts";

const START_TIMEOUT_MS = 180_000;
const RUN_TIMEOUT_MS = 800;

const numRuns = flowRuns(IS_WHOLE ? 300 : 60);

describe.each(["0.9.0", "0.11.1"] as const)("random flows on the embedded runtime and on the real %s", (version) => {
  let real: FlowRunner;
  let ours: FlowRunner;
  beforeAll(async () => {
    [real, ours] = await Promise.all([startRealRunner(version), startEmbeddedRunner(version)]);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await real?.close();
    await ours?.close();
  });

  it(
    `have the same results, ids, executions and callbacks, ${numRuns} times (FLOW_SEED=${flowSeed})`,
    async () => {
      process.stderr.write(`random flows on ${version}: FLOW_SEED=${flowSeed} FLOW_RUNS=${numRuns}\n`);
      const sameOnBoth = fc.asyncProperty(randomFlows.filter(finishesOnReal), async (flowCase) => {
        const [expected, outcome] = await Promise.all([real.run(flowCase), ours.run(flowCase)]);
        expect(comparable(outcome, flowCase)).toEqual(comparable(expected, flowCase));
      });
      await fc.assert(sameOnBoth, { seed: flowSeed, numRuns, endOnFailure: !isChosenSeed });
    },
    numRuns * RUN_TIMEOUT_MS,
  );
});
