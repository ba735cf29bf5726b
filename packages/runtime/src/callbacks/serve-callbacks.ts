import { isMethodName, type RpcErrorObject, toInternalError } from "@stepflow/protocol";
import { type CallbackHandler, CallbackRefusal, NO_RESPONSE } from "@stepflow/transport/client";
import type { Clock } from "../engine/clock.ts";
import type { ComponentContext } from "../engine/component.ts";
import type { BlobCallbacks } from "./blob-callbacks.ts";
import type { CallbackRequest } from "./callback-request.ts";
import { unknownMethod } from "./refusals.ts";
import { getRun, type RunCallbackParts, submitRun } from "./run-callbacks.ts";

/** Parts that serving callbacks needs. */
export interface CallbackParts extends RunCallbackParts {
  readonly blobs: BlobCallbacks;
  readonly clock: Clock;
}

/** Creates the handler of the callbacks of one execution. It records each in the history of the run. */
export function serveCallbacks(parts: CallbackParts, context: ComponentContext): CallbackHandler {
  return async (method, params, call) => {
    const startedAt = parts.clock.now();
    const request: CallbackRequest = {
      id: call.id,
      params,
      // Most callbacks do not wait, and a signal costs more than the rest of the request.
      get signal() {
        return call.signal;
      },
    };
    const note = (outcome: { result: unknown } | { error: RpcErrorObject }): void =>
      context.recordCallback({ method, params, ...outcome, startedAt, endedAt: parts.clock.now() });
    try {
      const result = await serve(parts, context, method, request);
      if (result !== NO_RESPONSE) note({ result });
      return result;
    } catch (error) {
      note({ error: error instanceof CallbackRefusal ? error.toRpcError() : toInternalError(error) });
      throw error;
    }
  };
}

async function serve(
  parts: CallbackParts,
  context: ComponentContext,
  method: string,
  request: CallbackRequest,
): Promise<unknown> {
  const { blobs, rules } = parts;
  if (method === "runs/submit") return await submitRun(parts, context, request);
  if (method === "runs/get") return await getRun(parts, request);
  if (rules.spelling === "v0" && method === "blobs/put") return await blobs.put(request);
  if (rules.spelling === "v0" && method === "blobs/get") return await blobs.get(request);
  const isBlobs = method.startsWith("blobs/");
  // Real runtimes refuse protocol methods that workers must not call, and do not answer any other unknown method.
  if (rules.quirks !== undefined && (isBlobs || !isMethodName(method))) return NO_RESPONSE;
  const hint = "Since 0.10, blobs are served over HTTP, at the capabilities.blobApiUrl that initialize announces.";
  throw unknownMethod(method, isBlobs ? hint : undefined);
}
