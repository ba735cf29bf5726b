import { createDeferred } from "@stepflow/protocol/internal";
import { type ComponentContext, createWorker, type EvaluateOptions, silentLogger } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { failureOf } from "../support/failure-of.ts";
import {
  EMBEDDED,
  EMBEDDED_PULL,
  IN_PROCESS,
  openTestBench,
  REAL_011,
  REAL_013,
} from "../support/runtimes/test-bench.ts";

type Evaluate = (ctx: ComponentContext, options: EvaluateOptions) => Promise<unknown>;

/** When the second step begins, the submission of the run has long been answered. */
const patience = {
  name: "patience",
  steps: [
    { id: "first", component: "/lab/echo", input: { $input: "$" } },
    { id: "second", component: "/lab/patient", input: { $step: "first" } },
  ],
  output: { $step: "second" },
};

const EVALUATIONS: readonly (readonly [string, Evaluate])[] = [
  ["evaluateFlow", (ctx, options) => ctx.evaluateFlow(patience, 1, options)],
  ["evaluateRun", (ctx, options) => ctx.evaluateRun(patience, [1, 2], options)],
];

/** A component that stops waiting for an evaluated flow before the flow ends, and then evaluates another flow. */
function createAbandoning(evaluate: Evaluate, options: (begun: Promise<void>) => EvaluateOptions) {
  const begun = createDeferred<void>();
  const end = createDeferred<void>();
  return createWorker({ name: "abandoning", logger: silentLogger })
    .component("/echo", (input: unknown) => input)
    .component("/patient", async (input: unknown) => {
      begun.resolve();
      await end.promise;
      return input;
    })
    .component("/abandon", async (_input: unknown, ctx) => {
      const { name, cause } = await failureOf(evaluate(ctx, options(begun.promise)));
      end.resolve();
      return { name, cause: String(cause), next: await ctx.evaluateFlow(patience, "next") };
    });
}

describe.each([REAL_011, REAL_013, EMBEDDED, EMBEDDED_PULL, IN_PROCESS])(
  "runs.methods: runs that a component evaluates, runtime $name",
  (way) => {
    async function abandon(evaluate: Evaluate, options: (begun: Promise<void>) => EvaluateOptions) {
      const { client, close } = await openTestBench(way, createAbandoning(evaluate, options));
      onTestFinished(close);
      const { items } = await client.run(oneStepFlow("/lab/abandon"), [null]);
      const result = items[0]?.result;
      return result?.outcome === "success" ? result.result : result;
    }

    it.each(EVALUATIONS)("%s ends when its signal is aborted, and the run continues", async (_name, evaluate) => {
      const ended = await abandon(evaluate, (begun) => {
        const controller = new AbortController();
        void begun.then(() => controller.abort("changed my mind"));
        return { signal: controller.signal };
      });
      expect(ended).toMatchObject({ name: "CallbackAbortedError", cause: "changed my mind", next: "next" });
    });

    it.each(EVALUATIONS)("%s ends at its time limit, and the run continues", async (_name, evaluate) => {
      expect(await abandon(evaluate, () => ({ timeoutMs: 500 }))).toMatchObject({
        name: "CallbackTimeoutError",
        next: "next",
      });
    });
  },
);
