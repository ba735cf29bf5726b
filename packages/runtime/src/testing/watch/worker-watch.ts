import { isJsonObject } from "@stepflow/protocol";
import type { Fetch } from "@stepflow/transport/client";
import { readJson } from "../wire/event-frames.ts";
import { watchBlobApi } from "./blob-api-watch.ts";
import { LiveExecution } from "./live-execution.ts";

type Environment = Readonly<Record<string, unknown>>;

/** Records the executions of all workers of a runtime: requests, answers and callbacks. */
export class WorkerWatch {
  readonly executions: LiveExecution[] = [];
  readonly #byRequest = new WeakMap<Request, LiveExecution>();

  /** Wraps the function that sends requests to a worker. */
  wrap(worker: string, fetch: Fetch): Fetch {
    return async (request) => {
      if (request.method !== "POST") return fetch(request);
      // The answer to a callback is recorded before the worker reads it, and thus before anything follows from it.
      const execution = this.#note(worker, await readMessage(request.clone()));
      if (execution === undefined) return fetch(request);
      this.#byRequest.set(request, execution);
      // A component that ignores its signal leaves the request open.
      request.signal.addEventListener("abort", () => execution.cut(), { once: true });
      if (request.signal.aborted) execution.cut();
      try {
        return execution.watch(await fetch(request));
      } catch (error) {
        execution.cut();
        throw error;
      } finally {
        execution.release();
      }
    };
  }

  /**
   * Returns the environment for a request, with a binding of the Blob API that records.
   *
   * @param wrap wraps the binding further, for instance with faults
   */
  environmentOf(request: Request, env: Environment, wrap: (fetch: Fetch) => Fetch): Environment {
    const binding = env["STEPFLOW_BLOB_API"];
    const execution = this.#byRequest.get(request);
    if (execution === undefined || !isBinding(binding)) return env;
    const fetch = wrap((blobRequest) => binding.fetch(blobRequest));
    return { ...env, STEPFLOW_BLOB_API: { fetch: watchBlobApi(fetch, execution) } };
  }

  #note(worker: string, message: unknown): LiveExecution | undefined {
    if (!isJsonObject(message)) return undefined;
    const { id, method, params } = message;
    if (method === undefined) this.executions.some((execution) => execution.answered(id, message));
    if (method !== "components/execute") return undefined;
    const execution = new LiveExecution(worker, params);
    this.executions.push(execution);
    return execution;
  }
}

async function readMessage(copy: Request): Promise<unknown> {
  try {
    return readJson(await copy.text());
  } catch {
    // The sender has aborted the request.
    return undefined;
  }
}

function isBinding(value: unknown): value is { fetch: Fetch } {
  return isJsonObject(value) && typeof value["fetch"] === "function";
}
