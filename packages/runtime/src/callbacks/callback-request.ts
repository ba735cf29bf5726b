import { isJsonObject, type MethodName, type ParamsOf, validateParams } from "@stepflow/protocol";
import { parseUuid } from "../runs/parse-uuid.ts";
import { badParams } from "./refusals.ts";
import type { CallbackRules } from "./runtime-dialect.ts";

/** A request of a worker to the runtime. */
export interface CallbackRequest {
  readonly id: string | number;
  readonly params: unknown;
  readonly signal: AbortSignal;
}

/** Validates the parameters of a request. @throws CallbackRefusal */
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

/** Removes fields that 0.9 does not know. It ignores them, whatever they hold. */
function withoutLaterFields(params: unknown): unknown {
  if (!isJsonObject(params)) return params;
  const { subflowKey: _key, timeoutSecs: _timeout, ...known } = params;
  return known;
}

/** Rewrites the subflow key in the usual form of a UUID, the only one that the schema allows. */
function withUsualKey(params: unknown): unknown {
  const key = isJsonObject(params) ? params["subflowKey"] : undefined;
  const usual = typeof key === "string" ? parseUuid(key) : undefined;
  return isJsonObject(params) && usual !== undefined ? { ...params, subflowKey: usual } : params;
}
