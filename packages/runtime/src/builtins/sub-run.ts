import type { FlowResult } from "@stepflow/protocol";
import { InvalidFlowError } from "@stepflow/protocol";
import type { ComponentContext } from "../engine/component.ts";
import { RunLimitError } from "../engine/run-limits.ts";
import type { EndedItem, RunHandle } from "../engine/submission.ts";
import { wordOfTaskCode } from "../engine/task-codes.ts";
import { type Flow, readUncheckedFlow } from "../flow/flow.ts";
import type { Semantics } from "../versions.ts";
import { BuiltinFailure } from "./builtin.ts";
import { type InputFields, invalidInput } from "./input-fields.ts";

/** Reads a flow from the input of a built-in component. */
export function readFlowField(fields: InputFields, name: string, { version }: Semantics): Flow {
  const value = fields.struct(name, "Flow");
  try {
    const flow = readUncheckedFlow(value, version);
    if (!fields.isDouble(name)) return flow;
    checkDoubles(flow);
    return { ...flow, hasDoubles: true };
  } catch (error) {
    if (error instanceof InvalidFlowError) throw invalidInput(error.message);
    throw error;
  }
}

/** Refuses the setting that must be a whole number. */
function checkDoubles({ plan }: Flow): void {
  const retried = plan.steps.find(({ onError }) => onError.action === "retry" && onError.maxRetries !== undefined);
  if (retried?.onError.action !== "retry") return;
  throw invalidInput(`invalid type: floating point \`${retried.onError.maxRetries}.0\`, expected u32`);
}

/** A result as the output of a built-in component contains it. 0.12 and 0.13 write the codes of errors as words. */
export function toNestedResult(result: FlowResult, { errorCodes }: Semantics): unknown {
  if (errorCodes === "rpc" || result.outcome !== "failed") return result;
  return { ...result, error: { ...result.error, code: wordOfTaskCode(result.error.code) } };
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
