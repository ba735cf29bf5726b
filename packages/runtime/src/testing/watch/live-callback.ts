import { isDeepStrictEqual } from "node:util";
import { type FlowFailure, isJsonObject } from "@stepflow/protocol";
import type { RecordedCallback } from "./recorded-execution.ts";

/** The record of a callback, updated while it is in progress. */
export class LiveCallback implements RecordedCallback {
  readonly method: string;
  readonly params: unknown;
  readonly component: string;
  status: RecordedCallback["status"] = "pending";
  result: unknown;
  error: FlowFailure | undefined;

  constructor(component: string, method: string, params: unknown) {
    this.component = component;
    this.method = method;
    this.params = withoutObservability(params);
  }

  isSameAs({ method, params }: LiveCallback): boolean {
    return method === this.method && isDeepStrictEqual(params, this.params);
  }

  succeed(result: unknown): void {
    this.status = "answered";
    this.result = result;
  }

  fail(error: unknown): void {
    this.status = "failed";
    this.error = toFailure(error);
  }
}

/** Removes the ids of runs and spans: they differ from test to test and are not chosen by the component. */
function withoutObservability(params: unknown): unknown {
  if (!isJsonObject(params) || !("observability" in params)) return params;
  const { observability: _, ...own } = params;
  return own;
}

/** Reads an error object of JSON-RPC. Missing members get a value that can be shown. */
export function toFailure(error: unknown): FlowFailure {
  const { code, message, data } = isJsonObject(error) ? error : {};
  return {
    code: typeof code === "number" ? code : 0,
    message: typeof message === "string" ? message : String(error),
    ...(data === undefined ? {} : { data }),
  };
}
