import { defined } from "@stepflow/protocol/internal";
import type { StepDefinition } from "../flow/flow-definition.ts";
import type { OnError, StepOptions } from "./flow-options.ts";
import { toDataJson } from "./template-json.ts";

/**
 * Returns the JSON of a step.
 *
 * @throws TypeError for an invalid `onError`, and for data that JSON cannot represent.
 */
export function toStep(id: string, component: string, input: unknown, options: StepOptions): StepDefinition {
  const { onError, mustExecute, metadata } = options;
  checkOnError(id, onError);
  return {
    id,
    component,
    input,
    ...defined({
      onError: onError && toErrorAction(id, onError),
      mustExecute,
      metadata: metadata && (toDataJson(metadata, `Step "${id}": metadata`) as typeof metadata),
    }),
  };
}

function checkOnError(id: string, onError: OnError<unknown> = "fail"): void {
  if (onError === "fail") return;
  if (typeof onError === "object" && onError !== null) {
    if ("useDefault" in onError || (Number.isInteger(onError.retry) && onError.retry >= 0)) return;
  }
  throw new TypeError(
    `Step "${id}": onError must be "fail", { useDefault: value } or { retry: times }; got ${JSON.stringify(onError)}.`,
  );
}

function toErrorAction(id: string, onError: OnError<unknown>): object {
  if (onError === "fail") return { action: "fail" };
  if (!("useDefault" in onError)) return { action: "retry", maxRetries: onError.retry };
  return { action: "useDefault", defaultValue: toDataJson(onError.useDefault, `Step "${id}": useDefault`) };
}
