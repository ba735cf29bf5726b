import type { CachingExecution } from "../cached/result-cache.ts";
import { getBlob, storeJson } from "./blob-methods.ts";
import type { ExecutionState } from "./execution-state.ts";
import { writeSendable } from "./write-sendable.ts";

/** Adapts an execution to the cache of results. */
export function toCachingExecution(state: ExecutionState): CachingExecution {
  const { numbers } = state.settings;
  return {
    scope: state.link.scope,
    get signal() {
      return state.signal;
    },
    get log() {
      return state.log;
    },
    computing: new Set(),
    write: (value) => writeSendable(numbers, "The result", value),
    read: async (json) => numbers.read(json),
    put: async (json) => {
      state.checkOpen("cached");
      return storeJson(state, json, "data", {});
    },
    get: (blobId) => getBlob(state, blobId),
    yieldSlotWhile: (wait) => state.yieldSlotWhile(wait),
  };
}
