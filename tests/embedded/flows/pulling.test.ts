import { isDeepStrictEqual } from "node:util";
import type { RuntimeVersion } from "@stepflow/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CASES } from "./cases.ts";
import { comparable, type FlowCase, type FlowOutcome, type FlowRunner } from "./support/flow-case.ts";
import { flowRuns, flowSeed, isChosenSeed } from "./support/flow-seed.ts";
import { finishesOnReal } from "./support/late-steps.ts";
import { startEmbeddedAsPulling, startPullingRunner } from "./support/pulling-runner.ts";
import { randomFlows } from "./support/random-flow.ts";
import { executionsOnly, withoutBlobIds } from "./support/sorted-outcome.ts";

const START_TIMEOUT_MS = 180_000;
const CASE_TIMEOUT_MS = 30_000;
const RUN_TIMEOUT_MS = 2_000;
/** Of several errors in one object, 0.12 and 0.13 report another one each time. */
const MAX_TRIES = 30;

const FEW = 60;
const numRuns = flowRuns(FEW);

type Compare = (outcome: FlowOutcome) => FlowOutcome;

const VERSIONS: readonly RuntimeVersion[] = ["0.12.0", "0.13.0"];

describe.each(VERSIONS)("the embedded runtime and the real %s, from which workers pull", (version) => {
  let real: FlowRunner;
  let pulled: FlowRunner;
  let inProcess: FlowRunner;
  beforeAll(async () => {
    [real, pulled, inProcess] = await Promise.all([
      startPullingRunner(version),
      startEmbeddedAsPulling(version, "pull"),
      startEmbeddedAsPulling(version, "process"),
    ]);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await real?.close();
    await pulled?.close();
    await inProcess?.close();
  });

  /** Runs a flow on the real runtime, again if its choice of an error is another one, and compares the outcomes. */
  async function expectSame(
    flowCase: FlowCase,
    outcome: FlowOutcome,
    first: FlowOutcome,
    shown: Compare,
  ): Promise<void> {
    const comparableOf = (one: FlowOutcome): FlowOutcome => shown(comparable(one, flowCase));
    const ours = comparableOf(outcome);
    let theirs = comparableOf(first);
    for (let tries = 1; tries < MAX_TRIES && !isDeepStrictEqual(theirs, ours) && hasFailed(theirs); tries += 1) {
      theirs = comparableOf(await real.run(flowCase));
    }
    expect(ours).toEqual(theirs);
  }

  it.each(CASES.filter(runsWhenPulled).map((flowCase) => [flowCase.name, flowCase] as const))(
    "%s",
    async (_name, flowCase) => {
      const first = await real.run(flowCase);
      await expectSame(flowCase, await pulled.run(flowCase), first, withoutBlobIds);
      // A worker that pulls refuses outputs that nest too deeply for protobuf.
      if (flowCase.name === "deep values") return;
      await expectSame(flowCase, await inProcess.run(flowCase), first, executionsOnly);
    },
    CASE_TIMEOUT_MS,
  );

  it(
    `have the same results and executions of random flows, ${numRuns} times (FLOW_SEED=${flowSeed})`,
    async () => {
      process.stderr.write(`random flows on ${version}: FLOW_SEED=${flowSeed} FLOW_RUNS=${numRuns}\n`);
      const sameOnBoth = fc.asyncProperty(
        randomFlows.filter(finishesOnReal).filter(runsWhenPulled),
        async (flowCase) => {
          const [first, outcome] = await Promise.all([real.run(flowCase), pulled.run(flowCase)]);
          await expectSame(flowCase, outcome, first, withoutBlobIds);
        },
      );
      await fc.assert(sameOnBoth, { seed: flowSeed, numRuns, endOnFailure: !isChosenSeed });
    },
    numRuns * RUN_TIMEOUT_MS + CASE_TIMEOUT_MS,
  );
});

/** Whether a flow needs no worker that loses executions, which a queue does not have. */
function runsWhenPulled({ flow, overrides }: Pick<FlowCase, "flow" | "overrides">): boolean {
  return !JSON.stringify([flow, overrides]).includes("/lossy/");
}

function hasFailed({ results }: FlowOutcome): boolean {
  return JSON.stringify(results).includes('"failed"');
}
