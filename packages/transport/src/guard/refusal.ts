import { ERROR_CODES } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import type { HeaderFields } from "../http/response-sink.ts";

/** A refused request: status of the HTTP response, and code and message of the JSON-RPC error. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly headers?: HeaderFields;
  /** An error of the worker itself, which is only logged. */
  readonly cause?: unknown;
}

/** Refuses a request that is invalid as such. */
export function refusal(status: number, message: string, headers?: HeaderFields): Refusal {
  return { status, code: ERROR_CODES.invalidRequest, message, ...defined({ headers }) };
}
