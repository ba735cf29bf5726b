import type { Builtin } from "./builtin.ts";
import { InputFields } from "./input-fields.ts";
import { readFlowField, runNested, toNestedResult } from "./sub-run.ts";

/** Runs a flow for each element of a list. */
export const map: Builtin = {
  component: "/map",
  description: "Runs a flow for each element of a list and collects the outcomes.",
  inputSchema: {
    type: "object",
    properties: {
      workflow: { type: "object" },
      items: { type: "array" },
      max_concurrency: { type: ["integer", "null"], minimum: 0, description: "Accepted, but without effect." },
    },
    required: ["workflow", "items"],
  },
  outputSchema: {
    type: "object",
    properties: {
      results: { type: "array", items: { type: "object" } },
      successful: { type: "integer" },
      failed: { type: "integer" },
    },
    required: ["results", "successful", "failed"],
  },
  async execute(input, context, semantics) {
    const fields = new InputFields(input, "MapInput", context);
    const flow = readFlowField(fields, "workflow", semantics);
    const items = fields.list("items");
    fields.optionalCount("max_concurrency");
    const results = await runNested(context, flow, items);
    const failed = results.filter(({ outcome }) => outcome === "failed").length;
    const shown = results.map((result) => toNestedResult(result, semantics));
    return { outcome: "success", result: { results: shown, successful: results.length - failed, failed } };
  },
};
