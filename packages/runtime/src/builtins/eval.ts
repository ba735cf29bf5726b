import { messageOf } from "@stepflow/protocol/internal";
import { jsonOf } from "../blobs/blob-store.ts";
import type { ComponentContext } from "../engine/component.ts";
import { type Flow, readUncheckedFlow } from "../flow/flow.ts";
import type { Semantics } from "../versions.ts";
import { type Builtin, BuiltinFailure } from "./builtin.ts";
import { InputFields } from "./input-fields.ts";
import { runNested, toNestedResult } from "./sub-run.ts";

/** Runs a stored flow for one input. */
export const evalFlow: Builtin = {
  component: "/eval",
  description: "Runs a stored flow for one input and returns its outcome.",
  inputSchema: {
    type: "object",
    properties: { flow_id: { type: "string" }, input: {} },
    required: ["flow_id", "input"],
  },
  outputSchema: {
    type: "object",
    properties: { result: { type: "object" }, run_id: { type: "string" } },
    required: ["result", "run_id"],
  },
  async execute(input, context, semantics) {
    const fields = new InputFields(input, "EvalInput");
    const flowId = fields.text("flow_id");
    const nestedInput = fields.any("input");
    const flow = { ...(await loadFlow(flowId, context, semantics)), id: flowId };
    const [result] = await runNested(context, flow, [nestedInput]);
    // As in real runtimes, this is the id of the calling run, not of the nested one.
    return {
      outcome: "success",
      result: { result: result && toNestedResult(result, semantics), run_id: context.runId },
    };
  },
};

async function loadFlow(flowId: string, { blobs }: ComponentContext, semantics: Semantics): Promise<Flow> {
  const blob = await blobs.get(flowId);
  if (blob === undefined) {
    throw semantics.missingBlobIsCause
      ? internal({ error: "error executing component" }, { error: `Blob not found: ${flowId}` })
      : internal({ error: `flow not found: ${flowId}` });
  }
  if (semantics.requiresFlowType && blob.type !== "flow") throw internal({ error: "error executing component" });
  try {
    return readUncheckedFlow(jsonOf(blob), semantics.version);
  } catch (error) {
    throw internal({ error: "error executing component" }, { error: messageOf(error) });
  }
}

function internal(...causes: { readonly error: string }[]): BuiltinFailure {
  return new BuiltinFailure([
    { error: "error executing user-defined function" },
    { error: "internal error" },
    ...causes,
  ]);
}
