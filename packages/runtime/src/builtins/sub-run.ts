import type { FlowResult } from "@stepflow/protocol";
import type { ComponentContext } from "../engine/component.ts";
import { type Flow, readUncheckedFlow } from "../flow/flow.ts";
import { InvalidFlowError } from "../flow/invalid-flow-error.ts";
import type { Semantics } from "../versions.ts";
import { BuiltinFailure } from "./builtin.ts";
import { type InputFields, invalidInput } from "./input-fields.ts";

/** Reads a flow from the input of a built-in component. */
export function readFlowField(fields: InputFields, name: string, { version }: Semantics): Flow {
  const value = fields.struct(name, "Flow");
  try {
    return readUncheckedFlow(value, version);
  } catch (error) {
    if (error instanceof InvalidFlowError) throw invalidInput(error.message);
    throw error;
  }
}

/** Runs a flow for each input as part of the calling run and returns the results by index. */
export async function runNested(
  context: ComponentContext,
  flow: Flow,
  inputs: readonly unknown[],
): Promise<FlowResult[]> {
  const results: FlowResult[] = [];
  const onItem = ({ itemIndex, result }: { itemIndex: number; result: FlowResult | undefined }): void => {
    if (result !== undefined) results[itemIndex] = result;
  };
  const status = await context.submitNested(flow, inputs, { onItem }).ended;
  if (status === "cancelled") {
    throw new BuiltinFailure([
      { error: "error executing user-defined function" },
      { error: "the nested run was cancelled" },
    ]);
  }
  return results;
}
