import { isDeepStrictEqual } from "node:util";
import { type FlowFailure, isJsonObject } from "@stepflow/protocol";
import type { RecordedCallback } from "./recorded-execution.ts";

/** A callback while it is under way. */
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

/** Ids of runs and spans are different each time, and nothing that a component has said. */
function withoutObservability(params: unknown): unknown {
  if (!isJsonObject(params) || !("observability" in params)) return params;
  const { observability: _, ...said } = params;
  return said;
}

/** An error as it travels, for people who look at it later. */
export function toFailure(error: unknown): FlowFailure {
  const { code, message, data } = isJsonObject(error) ? error : {};
  return {
    code: typeof code === "number" ? code : 0,
    message: typeof message === "string" ? message : String(error),
    ...(data === undefined ? {} : { data }),
  };
}
