import { isJsonObject } from "@stepflow/protocol";
import type { Builtin } from "./builtin.ts";
import { InputFields } from "./input-fields.ts";
import { readFlowField, runNested } from "./sub-run.ts";

const DEFAULT_MAX_ITERATIONS = 1_000;

/** Iterations between two turns of the event loop. A flow without components never waits by itself. */
const ITERATIONS_AT_ONCE = 100;

/** Runs a flow repeatedly until it returns a result. */
export const iterate: Builtin = {
  component: "/iterate",
  description: "Runs a flow repeatedly, each time with the `next` that it returned, until it returns a `result`.",
  inputSchema: {
    type: "object",
    properties: {
      flow: { type: "object" },
      initial_input: {},
      max_iterations: { type: "integer", minimum: 0, default: DEFAULT_MAX_ITERATIONS },
    },
    required: ["flow", "initial_input"],
  },
  outputSchema: {
    type: "object",
    properties: { result: {}, iterations: { type: "integer" }, terminated: { type: "boolean" } },
    required: ["result", "iterations", "terminated"],
  },
  async execute(input, context, semantics) {
    const fields = new InputFields(input, "IterateInput", context);
    const flow = readFlowField(fields, "flow", semantics);
    let current = fields.any("initial_input");
    const limit = fields.count("max_iterations", DEFAULT_MAX_ITERATIONS);
    for (let iterations = 1; iterations <= limit; iterations += 1) {
      if (iterations % ITERATIONS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
      const [ended] = await runNested(context, flow, [current]);
      if (ended?.outcome === "failed") return { outcome: "failed", kind: "runtime", error: ended.error };
      const result = ended?.result;
      if (isJsonObject(result) && Object.hasOwn(result, "result")) {
        return { outcome: "success", result: { result: result["result"], iterations, terminated: false } };
      }
      if (!isJsonObject(result) || !Object.hasOwn(result, "next")) {
        const message = "Workflow result must contain either 'result' or 'next' field";
        return { outcome: "failed", kind: "runtime", error: { code: semantics.codes.badResult, message } };
      }
      current = result["next"];
    }
    return { outcome: "success", result: { result: current, iterations: limit, terminated: true } };
  },
};
