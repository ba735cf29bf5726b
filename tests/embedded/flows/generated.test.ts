import { inspectFlow } from "@stepflow/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedRunner } from "./support/embedded-runner.ts";
import { comparable, type FlowCase, type FlowRunner } from "./support/flow-case.ts";
import { flowsOf, randomFlows } from "./support/random-flow.ts";
import { startRealRunner } from "./support/real-runner.ts";

const START_TIMEOUT_MS = 180_000;
const RUN_TIMEOUT_MS = 800;

/**
 * The tests use the same flows in every run. `FLOW_SEED=random FLOW_RUNS=3000` tries new ones, and the printed seed repeats and shrinks a
 * failure.
 */
const DEFAULT_SEED = 1_860_118;

const { FLOW_SEED, FLOW_RUNS } = process.env;
const seed = FLOW_SEED === "random" ? Date.now() % 2 ** 31 : Number(FLOW_SEED ?? DEFAULT_SEED);
const isChosen = FLOW_SEED !== undefined && FLOW_SEED !== "random";
const numRuns = FLOW_RUNS === undefined ? 300 : Number(FLOW_RUNS);

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
    `have the same results, ids, executions and callbacks, ${numRuns} times (FLOW_SEED=${seed})`,
    async () => {
      process.stderr.write(`random flows on ${version}: FLOW_SEED=${seed} FLOW_RUNS=${numRuns}\n`);
      const sameOnBoth = fc.asyncProperty(randomFlows.filter(finishesOnReal), async (flowCase) => {
        const [expected, outcome] = await Promise.all([real.run(flowCase), ours.run(flowCase)]);
        expect(comparable(outcome, flowCase)).toEqual(comparable(expected, flowCase));
      });
      await fc.assert(sameOnBoth, { seed, numRuns, endOnFailure: !isChosen });
    },
    numRuns * RUN_TIMEOUT_MS,
  );
});

/** Whether a flow ends on real runtimes. They never end a run if the input of a step refers to a step that becomes needed late. */
function finishesOnReal(flowCase: FlowCase): boolean {
  return flowsOf(flowCase).every((flow) => {
    const { diagnostics } = inspectFlow(flow, { unknownFields: "report" });
    return !diagnostics.some(({ kind, pointer }) => kind === "lateStep" && pointer.startsWith("/steps/"));
  });
}
