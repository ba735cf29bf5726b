import { isJsonObject } from "@stepflow/protocol";
import type { Fetch } from "@stepflow/transport/client";
import { readJson } from "../faults/event-frames.ts";
import { watchBlobApi } from "./blob-api-watch.ts";
import { LiveExecution } from "./live-execution.ts";

type Environment = Readonly<Record<string, unknown>>;

/** Sees all that workers of a runtime are asked, what they answer and what they ask themselves. */
export class WorkerWatch {
  readonly executions: LiveExecution[] = [];
  readonly #byRequest = new WeakMap<Request, () => LiveExecution | undefined>();

  /** Executions that are not answered. */
  get running(): readonly LiveExecution[] {
    return this.executions.filter(({ isRunning }) => isRunning);
  }

  /** Stands right before a worker. */
  wrap(worker: string, carry: Fetch): Fetch {
    return async (request) => {
      if (request.method !== "POST") return carry(request);
      let execution: LiveExecution | undefined;
      // Known as soon as the worker has read what it is asked.
      this.#byRequest.set(request, () => execution);
      const read = readMessage(request.clone()).then((message) => {
        execution = this.#note(worker, message);
      });
      // A component that does not look at its signal leaves the request open.
      request.signal.addEventListener("abort", () => execution?.cut(), { once: true });
      try {
        const [response] = await Promise.all([carry(request), read]);
        return execution?.watch(response) ?? response;
      } catch (error) {
        await read;
        execution?.cut();
        throw error;
      }
    };
  }

  /**
   * What the worker is given beside a request: a way to the blobs that is watched, too.
   *
   * @param wrap what stands on this way besides.
   */
  environmentOf(request: Request, env: Environment, wrap: (carry: Fetch) => Fetch): Environment {
    const binding = env["STEPFLOW_BLOB_API"];
    const find = this.#byRequest.get(request);
    if (find === undefined || !isBinding(binding)) return env;
    return {
      ...env,
      STEPFLOW_BLOB_API: {
        fetch: watchBlobApi(
          wrap((request) => binding.fetch(request)),
          find,
        ),
      },
    };
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
    // Whoever sent it has left.
    return undefined;
  }
}

function isBinding(value: unknown): value is { fetch: Fetch } {
  return isJsonObject(value) && typeof value["fetch"] === "function";
}
