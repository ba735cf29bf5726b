import type { RuntimeVersion } from "@stepflow/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { downstreamOf } from "../../../packages/protocol/src/flows/order-steps.ts";
import { patchSteps } from "../../../packages/protocol/src/flows/patch-steps.ts";
import { type EmbeddedForks, startEmbeddedForks } from "./support/embedded-forks.ts";
import type { FlowCase } from "./support/flow-case.ts";
import { flowRuns, flowSeed, isChosenSeed } from "./support/flow-seed.ts";
import { finishesOnReal } from "./support/late-steps.ts";
import { randomFlows } from "./support/random-flow.ts";
import { stable } from "./support/stable.ts";

const RUN_TIMEOUT_MS = 1_000;
const numRuns = flowRuns(12);

/** What a run store knows about a run, as text. */
function recordOf({ runtime: { engine } }: EmbeddedForks, runId: string): string {
  const { plan: _computed, ...flow } = engine.runs.get(runId)?.flow ?? {};
  const { items, status, overrides, variables } = engine.runs.get(runId) ?? {};
  return JSON.stringify([flow, items, status, overrides, variables, engine.runs.items(runId)]);
}

describe.each([undefined, "0.9.0", "0.10.0", "0.11.1", "0.12.0", "0.13.0"] as const)(
  "forks of random flows, as %s runs them",
  (version) => {
    let forks: EmbeddedForks;
    beforeAll(async () => {
      forks = await startEmbeddedForks(version as RuntimeVersion | undefined);
    });
    afterAll(() => forks?.close());

    it(
      `have the results of the original from any step, and execute no step before it, ${numRuns} times (FLOW_SEED=${flowSeed})`,
      async () => {
        let count = 0;
        let executed = 0;
        let pinned = 0;
        // With the defects of a version, an input may be evaluated before or after a step that it refers to has ended.
        const flows = version === undefined ? randomFlows : randomFlows.filter(finishesOnReal);
        const same = fc.asyncProperty(flows, async (flowCase) => {
          const runId = await forks.run(flowCase);
          const before = recordOf(forks, runId);
          for (const { item, from } of placesOf(flowCase)) {
            const fork = await forks.runtime.fork(runId, { item, from });
            const result = await fork.result;
            const original = forks.runtime.engine.runs.items(runId)?.[item];
            expect(stable(result)).toEqual(stable(original?.result));
            const after = downstreamOf(changedFlow(flowCase), from);
            const startedSteps = forks.started.get(fork.runId) ?? [];
            expect(startedSteps.filter((id) => !after.has(id))).toEqual([]);
            const steps = forks.runtime.engine.runs.items(fork.runId)?.[0]?.steps ?? [];
            for (const { stepId, isPinned = false } of steps) expect(isPinned).toBe(!after.has(stepId));
            count += 1;
            executed += startedSteps.length;
            pinned += steps.filter(({ isPinned }) => isPinned).length;
          }
          expect(recordOf(forks, runId)).toBe(before);
        });
        await fc.assert(same, { seed: flowSeed, numRuns, endOnFailure: !isChosenSeed });
        process.stderr.write(
          `${version ?? "default"}: ${count} forks of ${numRuns} flows, ${executed} steps executed, ${pinned} pinned\n`,
        );
        expect(Math.min(count, executed, pinned)).toBeGreaterThan(0);
      },
      numRuns * RUN_TIMEOUT_MS + 30_000,
    );
  },
);

/** Every step of every item. */
function placesOf({ flow, inputs = [{}] }: FlowCase): readonly { readonly item: number; readonly from: string }[] {
  const { steps = [] } = flow as { readonly steps?: readonly { readonly id: string }[] };
  return inputs.flatMap((_input, item) => steps.map(({ id }) => ({ item, from: id })));
}

function changedFlow({ flow, overrides }: FlowCase): Readonly<Record<string, unknown>> {
  return patchSteps(flow as Readonly<Record<string, unknown>>, overrides);
}
