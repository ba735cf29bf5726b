import type { FlowResult } from "@stepflow/protocol";
import { InvalidFlowError } from "@stepflow/protocol";
import type { ComponentContext } from "../engine/component.ts";
import { RunLimitError } from "../engine/run-limits.ts";
import type { EndedItem, RunHandle } from "../engine/submission.ts";
import { type Flow, readUncheckedFlow } from "../flow/flow.ts";
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
  const onItem = ({ itemIndex, result }: EndedItem): void => {
    if (result !== undefined) results[itemIndex] = result;
  };
  const status = await submitWithin(context, flow, inputs, onItem).ended;
  if (status === "cancelled") throw nestedFailure("the nested run was cancelled");
  return results;
}

function submitWithin(
  context: ComponentContext,
  flow: Flow,
  inputs: readonly unknown[],
  onItem: (item: EndedItem) => void,
): RunHandle {
  try {
    return context.submitNested(flow, inputs, { onItem });
  } catch (error) {
    if (error instanceof RunLimitError) throw nestedFailure(error.message);
    throw error;
  }
}

function nestedFailure(error: string): BuiltinFailure {
  return new BuiltinFailure([{ error: "error executing user-defined function" }, { error }]);
}
