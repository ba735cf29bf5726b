import { isJsonObject, type MethodName, type ParamsOf, validateParams } from "@stepflow/protocol";
import { parseUuid } from "../runs/parse-uuid.ts";
import { badParams } from "./refusals.ts";
import type { CallbackRules } from "./runtime-dialect.ts";

/** One request of a worker. */
export interface CallbackRequest {
  readonly id: string | number;
  readonly params: unknown;
  readonly signal: AbortSignal;
}

/** Parameters of a request, once they are known to be what the method takes. @throws CallbackRefusal */
export function readParams<M extends MethodName>(
  method: M,
  { spelling }: CallbackRules,
  { id, params }: CallbackRequest,
): ParamsOf<M> {
  try {
    return validateParams(method, spelling, spelling === "v0" ? withoutLaterFields(params) : withUsualKey(params));
  } catch {
    throw badParams(id);
  }
}

/** 0.9 does not know these, and overlooks whatever they hold (docs/internals/wire.md#callbacks). */
function withoutLaterFields(params: unknown): unknown {
  if (!isJsonObject(params)) return params;
  const { subflowKey: _key, timeoutSecs: _timeout, ...known } = params;
  return known;
}

/** Schemas know one form of a UUID. */
function withUsualKey(params: unknown): unknown {
  const key = isJsonObject(params) ? params["subflowKey"] : undefined;
  const usual = typeof key === "string" ? parseUuid(key) : undefined;
  return isJsonObject(params) && usual !== undefined ? { ...params, subflowKey: usual } : params;
}
