import type { Client } from "@stepflow/client";
import type { FlowResult } from "@stepflow/protocol";
import { patchSteps, pinSteps, planFork, restoreFailure } from "@stepflow/protocol/internal-flows";
import type { RuntimeVersion } from "@stepflow/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { downstreamOf } from "../../../packages/protocol/src/flows/order-steps.ts";
import { pulls } from "../../support/runtimes/client-targets.ts";
import { type EmbeddedForks, startEmbeddedForks } from "./support/embedded-forks.ts";
import type { FlowCase } from "./support/flow-case.ts";
import { flowRuns, flowSeed, isChosenSeed } from "./support/flow-seed.ts";
import { hasLateStep } from "./support/late-steps.ts";
import { randomFlows } from "./support/random-flow.ts";
import { type RealForks, startRealForks } from "./support/real-forks.ts";
import { stable } from "./support/stable.ts";

const START_TIMEOUT_MS = 180_000;
const RUN_TIMEOUT_MS = 5_000;
const FEW = 5;
const numRuns = flowRuns(FEW);
/** Versions that return results of steps, and those that do not. */
const RETURNING = numRuns > FEW ? ["0.9.0", "0.12.0", "0.13.0"] : ["0.9.0", "0.13.0"];
const HIDING = numRuns > FEW ? ["0.10.0", "0.11.1"] : ["0.11.1"];

describe.each(RETURNING)("forks of random flows by the client on the real %s", (version) => {
  let real: RealForks;
  beforeAll(async () => {
    real = await startRealForks(version);
  }, START_TIMEOUT_MS);
  afterAll(() => real?.close());

  it("take the same pins as the embedded runtime", async () => {
    const steps = [
      { id: "first", component: "/w/fail", input: { message: "no" } },
      { id: "second", component: "/w/echo", input: { n: { $step: "first", path: "n" } } },
    ];
    const pins = { first: { n: 3 } };
    const { server } = real;
    expect(await server.run({ steps, output: { $step: "second" } }, {}, { pins })).toEqual({
      outcome: "success",
      result: { n: 3 },
    });
    const path = { steps, output: { $step: "first", path: "m" } };
    expect(await server.run(path, {}, { pins })).toMatchObject({
      outcome: "failed",
      error: { message: "Path $.m not found" },
    });
    await expect(server.run(path, {}, { pins: { frist: 1 } })).rejects.toThrow('Did you mean "first"?');
  });

  it(
    `have the results of the original, and execute no step before, ${numRuns} times (FLOW_SEED=${flowSeed})`,
    async () => {
      const { client } = real.server;
      let count = 0;
      let pinnedCount = 0;
      const flows = singleFlows.filter((one) => !pulls(version) || runsOnPulling(one));
      const same = fc.asyncProperty(flows, async (flowCase) => {
        const { flow, variables, overrides } = flowCase;
        const [input] = flowCase.inputs ?? [];
        const document = patchSteps(flow as Readonly<Record<string, unknown>>, overrides);
        const original = await client.run(document, [input], { variables, timeoutMs: RUN_TIMEOUT_MS });
        const before = await recordOf(client, original.runId);
        for (const from of stepIdsOf(flowCase)) {
          const fork = await client.fork(original.runId, { from, input, variables, timeoutMs: RUN_TIMEOUT_MS });
          const shown = pulls(version) ? withoutReason : stable;
          expect(shown(fork.items[0]?.result)).toEqual(shown(original.items[0]?.result));
          const after = downstreamOf(document, from);
          const executed = await executedSteps(client, fork.runId);
          expect(executed.filter((id) => !after.has(id))).toEqual([]);
          expect(fork.pinned.filter((id) => after.has(id))).toEqual([]);
          count += 1;
          pinnedCount += fork.pinned.length;
        }
        // 0.13 orders members differently each time.
        expect(await recordOf(client, original.runId)).toEqual(before);
      });
      await fc.assert(same, { seed: flowSeed, numRuns, endOnFailure: !isChosenSeed });
      process.stderr.write(`${version}: ${count} forks of ${numRuns} flows, ${pinnedCount} results taken over\n`);
      expect(Math.min(count, pinnedCount)).toBeGreaterThan(0);
    },
    numRuns * RUN_TIMEOUT_MS * 2 + 30_000,
  );
});

describe.each(HIDING)("flows that are rewritten with recorded results, on the real %s", (version) => {
  let real: RealForks;
  let embedded: EmbeddedForks;
  beforeAll(async () => {
    [real, embedded] = await Promise.all([startRealForks(version), startEmbeddedForks(version as RuntimeVersion)]);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await real?.close();
    await embedded?.close();
  });

  it(
    `have the results of the embedded original, ${numRuns} times (FLOW_SEED=${flowSeed})`,
    async () => {
      const { client } = real.server;
      let count = 0;
      const same = fc.asyncProperty(singleFlows, async (flowCase) => {
        const { variables, overrides } = flowCase;
        const document = patchSteps(flowCase.flow as Readonly<Record<string, unknown>>, overrides);
        const runId = await embedded.run(flowCase);
        const [item] = embedded.runtime.engine.runs.items(runId) ?? [];
        const results = new Map<string, FlowResult>(
          (item?.steps ?? []).flatMap(({ stepId, result }) => (result === undefined ? [] : [[stepId, result]])),
        );
        await copyBlobs(embedded, real, [...results.values()]);
        for (const from of stepIdsOf(flowCase)) {
          const known = planFork({ runId, flow: document, results }, { flow: document, from });
          const { flow, failures } = pinSteps(document, known);
          const run = await client.run(flow, [item?.input], { variables, timeoutMs: RUN_TIMEOUT_MS });
          const [ended] = run.items;
          expect(stable(ended?.result && restoreFailure(ended.result, failures))).toEqual(stable(item?.result));
          count += 1;
        }
      });
      await fc.assert(same, { seed: flowSeed, numRuns, endOnFailure: !isChosenSeed });
      process.stderr.write(`${version}: ${count} rewritten flows of ${numRuns}\n`);
      expect(count).toBeGreaterThan(0);
    },
    numRuns * RUN_TIMEOUT_MS * 2 + 30_000,
  );
});

/**
 * A result without reasons of failures and ids of blobs: of several errors in one object, 0.12 and 0.13 report another one each time, and they
 * hash objects with their members at random places.
 */
function withoutReason(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(withoutReason);
  if (typeof result === "string") return String(stable(result)).replaceAll(/\b[0-9a-f]{64}\b/g, "<blob>");
  if (typeof result !== "object" || result === null) return result;
  const { outcome } = result as { readonly outcome?: unknown };
  if (outcome === "failed") return { outcome };
  return Object.fromEntries(Object.entries(result).map(([name, member]) => [name, withoutReason(member)]));
}

/**
 * Flows with one input, because 0.9 returns the steps of the first item only. A literal decides a branch at once, and so makes a step needed
 * that real runtimes find too late.
 */
const singleFlows: fc.Arbitrary<FlowCase> = randomFlows
  .filter((flowCase) => !hasLateStep(flowCase))
  .map(({ maxConcurrency: _, ...flowCase }) => ({ ...flowCase, inputs: (flowCase.inputs ?? [{}]).slice(0, 1) }));

/** Whether a flow needs no worker that loses executions, which a queue does not have. */
function runsOnPulling({ flow, overrides }: FlowCase): boolean {
  return !JSON.stringify([flow, overrides]).includes("/lossy/");
}

/** Stores the blobs that results name on the real runtime, too, because later steps read them. */
async function copyBlobs(
  { runtime }: EmbeddedForks,
  { server }: RealForks,
  results: readonly unknown[],
): Promise<void> {
  const ids = new Set(JSON.stringify(results).match(/\b[0-9a-f]{64}\b/g));
  for (const id of ids) {
    const blob = await runtime.engine.blobs.get(id);
    if (blob === undefined) continue;
    const body = `{"data":${new TextDecoder().decode(blob.content)},"blobType":"${blob.type}"}`;
    const headers = { "content-type": "application/json" };
    const stored = await fetch(`${server.url}/api/v1/blobs`, { method: "POST", headers, body });
    expect(await stored.json()).toMatchObject({ blobId: id });
  }
}

function stepIdsOf({ flow }: FlowCase): readonly string[] {
  return ((flow as { readonly steps?: readonly { readonly id: string }[] }).steps ?? []).map(({ id }) => id);
}

async function recordOf(client: Client, runId: string): Promise<unknown> {
  // 0.12 and 0.13 list steps in any order.
  const steps = (await client.getRunSteps(runId)).toSorted((a, b) => (a.stepId < b.stepId ? -1 : 1));
  return [await client.getRun(runId), await client.getRunItems(runId), steps];
}

async function executedSteps(client: Client, runId: string): Promise<readonly string[]> {
  const steps = await client.getRunSteps(runId);
  return steps.filter(({ status }) => status === "completed" || status === "failed").map(({ stepId }) => stepId);
}
