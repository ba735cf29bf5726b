import type { InvalidFlowError } from "@stepflow/protocol";
import { CallbackRefusal } from "@stepflow/transport/client";
import type { CallbackRules } from "./runtime-dialect.ts";

/** Refuses invalid parameters. Runtimes give no reason. */
export function badParams(id: string | number): CallbackRefusal {
  return new CallbackRefusal({ code: -32_602, message: `Invalid parameters for request ${id}`, data: null });
}

/** Creates an error as runtimes send it: always with a `data` member. */
export function refusal(code: number, message: string, data: unknown = null): CallbackRefusal {
  return new CallbackRefusal({ code, message, data });
}

/** Refuses an unknown method. This is the only error without a `data` member. */
export function unknownMethod(method: string, hint?: string): CallbackRefusal {
  const message = `Method not found: ${method}`;
  return new CallbackRefusal({ code: -32_601, message, ...(hint === undefined ? {} : { data: { hint } }) });
}

/** Refuses an invalid flow. Real runtimes do not give the reason. */
export function flowRefusal({ quirks }: CallbackRules, message: string, error: InvalidFlowError): CallbackRefusal {
  return refusal(-32_000, quirks === undefined ? `${message}: ${error.message}` : message);
}
