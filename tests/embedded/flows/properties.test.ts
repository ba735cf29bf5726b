import { createEngine, inspectFlow, type RuntimeVersion, readFlow } from "@stepflow/runtime";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IS_WHOLE } from "../../support/whole.ts";
import type { FlowCase } from "./support/flow-case.ts";
import { flowsOf, randomFlows } from "./support/random-flow.ts";
import { stable } from "./support/stable.ts";

const NUM_RUNS = IS_WHOLE ? 500 : 150;

interface Ran {
  readonly status: string;
  readonly results: readonly unknown[];
  readonly executed: readonly string[];
}

/** Runs a flow with components that answer immediately or after a short time. */
async function run(flowCase: FlowCase, version?: RuntimeVersion): Promise<Ran> {
  const executed: string[] = [];
  const engine = createEngine({
    version,
    retry: { backoff: { type: "constant", delayMs: 0 } },
    executeComponent: async (path, input, { stepId, itemIndex, attempt }) => {
      executed.push(`${itemIndex} ${stepId}#${attempt} ${path}`);
      if (itemIndex % 2 === 1) await new Promise((resolve) => setImmediate(resolve));
      const { code = -32000, successAt = Number.POSITIVE_INFINITY } = (input ?? {}) as {
        code?: number;
        successAt?: number;
      };
      const fails = path === "/w/fail" || (path === "/w/flaky" && attempt < successAt);
      return fails
        ? { outcome: "failed", error: { code, message: "no" } }
        : { outcome: "success", result: path === "/w/flaky" ? { attempt } : input };
    },
  });
  const { flow, inputs = [], variables, maxConcurrency, overrides = {} } = flowCase;
  const options = { variables, maxConcurrency, overrides: { steps: overrides } };
  const { runId, ended } = engine.submit(readFlow(flow), inputs, options);
  const status = await ended;
  const results = (engine.runs.items(runId) ?? []).map(({ result }) => stable(result));
  return { status, results, executed };
}

describe("random flows on the embedded runtime", () => {
  it("end, each item with a result, no step executed twice without need", async () => {
    const ends = fc.asyncProperty(randomFlows, async (flowCase) => {
      for (const version of [undefined, "0.9.0", "0.11.1"] as const) {
        const { status, results, executed } = await run(flowCase, version);
        expect(results).toHaveLength(flowCase.inputs?.length ?? 0);
        expect(results.every((result) => result !== undefined)).toBe(true);
        const failed = JSON.stringify(results.map((result) => (result as { outcome: string }).outcome)).includes(
          "failed",
        );
        expect(status).toBe(failed ? "failed" : "completed");
        // Steps of nested runs have the same names again.
        if (flowsOf(flowCase).length === 1) expect(new Set(executed).size).toBe(executed.length);
      }
    });
    await fc.assert(ends, { numRuns: NUM_RUNS });
  }, 60_000);

  it("have the results of 0.11.1, unless a step becomes needed late", async () => {
    const same = fc.asyncProperty(randomFlows, async (flowCase) => {
      fc.pre(!flowsOf(flowCase).some(hasLateStep));
      const [documented, real] = await Promise.all([run(flowCase), run(flowCase, "0.11.1")]);
      expect(withoutAdvice(documented.results, real.results)).toEqual(real.results);
    });
    await fc.assert(same, { numRuns: NUM_RUNS });
  }, 60_000);

  it("have the same results with any limit of steps at a time", async () => {
    const same = fc.asyncProperty(randomFlows, fc.integer({ min: 1, max: 5 }), async (flowCase, maxConcurrency) => {
      const [one, other] = await Promise.all([run(flowCase), run({ ...flowCase, maxConcurrency })]);
      expect(other.results).toEqual(one.results);
      expect(other.executed.toSorted()).toEqual(one.executed.toSorted());
    });
    await fc.assert(same, { numRuns: NUM_RUNS });
  }, 60_000);
});

function hasLateStep(flow: object): boolean {
  return inspectFlow(flow, { unknownFields: "report" }).diagnostics.some(({ kind }) => kind === "lateStep");
}

/** Without a version, messages add the place and what exists there: cuts them to those of a real runtime, in results of nested runs, too. */
function withoutAdvice(value: unknown, real: unknown): unknown {
  if (typeof value !== "object" || value === null || typeof real !== "object" || real === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => withoutAdvice(item, (real as unknown[])[index]));
  const entries = Object.entries(value).map(([name, member]) => {
    const other = (real as Readonly<Record<string, unknown>>)[name];
    if (name !== "message" || typeof member !== "string") return [name, withoutAdvice(member, other)];
    return [name, typeof other === "string" && member.startsWith(other) ? other : member];
  });
  return Object.fromEntries(entries);
}
