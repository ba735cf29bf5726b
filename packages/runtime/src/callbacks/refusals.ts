import { CallbackRefusal } from "@stepflow/transport/client";
import type { InvalidFlowError } from "../flow/invalid-flow-error.ts";
import type { CallbackRules } from "./runtime-dialect.ts";

/** What runtimes say of parameters that they cannot read, whatever is wrong (docs/internals/wire.md#callbacks). */
export function badParams(id: string | number): CallbackRefusal {
  return new CallbackRefusal({ code: -32_602, message: `Invalid parameters for request ${id}`, data: null });
}

/** An error as runtimes send it: with `data`, which is null unless told. */
export function refusal(code: number, message: string, data: unknown = null): CallbackRefusal {
  return new CallbackRefusal({ code, message, data });
}

/** Only this one comes without `data`. */
export function unknownMethod(method: string, hint?: string): CallbackRefusal {
  const message = `Method not found: ${method}`;
  return new CallbackRefusal({ code: -32_601, message, ...(hint === undefined ? {} : { data: { hint } }) });
}

/** What is no flow. Real runtimes do not say why it is none. */
export function flowRefusal({ quirks }: CallbackRules, message: string, error: InvalidFlowError): CallbackRefusal {
  return refusal(-32_000, quirks === undefined ? `${message}: ${error.message}` : message);
}
