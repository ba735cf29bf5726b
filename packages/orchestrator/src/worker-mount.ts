import { defined } from "@stepflow/protocol/internal";
import { OrchestratorError } from "./orchestrator-error.ts";

/** A worker that runs already, for runtimes 0.9 to 0.11; it must listen before the server starts. */
export interface UrlWorker {
  /** Requests are posted to exactly this URL, path and query kept. A user name and password in it are sent as Basic auth. */
  readonly url: string | URL;
}

/** A worker that the server starts itself. */
export interface CommandWorker {
  /** Absolute, or found on the PATH of the server; for Node use `process.execPath`. */
  readonly command: string;
  /**
   * Up to 0.11 the server replaces `$NAME`, `${NAME}` and `${NAME:default}` in them from its own environment; `\$` is the sign itself.
   * Later servers replace nothing.
   */
  readonly args?: readonly string[];
  /**
   * Up to 0.11 this is all that the worker gets: it inherits nothing, not even PATH (docs/internals/wire.md#subprocess-mode). Later servers pass their own
   * environment on. `${NAME}` is treated as in `args`.
   */
  readonly env?: Readonly<Record<string, string>>;
  /** When the worker counts as up, up to 0.11; the server's defaults are `/health`, 60,000 and 100. */
  readonly healthCheck?: { readonly path?: string; readonly timeoutMs?: number; readonly retryDelayMs?: number };
}

/** Workers that pull from a queue, for runtimes from 0.12 on. They may come and go at any time. */
export interface PullWorker {
  /** What the workers call the queue. */
  readonly queue: string;
  /**
   * A task that nobody has claimed by then is sent anew, and fails after a few times: longer than tasks may wait for a slot of a
   * worker. Whole seconds; the server's default is 30,000.
   */
  readonly queueTimeoutMs?: number;
  /** A claimed task that has no result by then is sent anew. Whole seconds; no limit when absent. */
  readonly executionTimeoutMs?: number;
}

/** Where a worker is, or how it is started. */
export type WorkerMount = UrlWorker | CommandWorker | PullWorker;

/** The plugin by which servers 0.9 to 0.11 reach a worker. */
export function toCallingPlugin(name: string, worker: WorkerMount): Record<string, unknown> {
  if ("queue" in worker) {
    throw new OrchestratorError(`Worker "${name}" pulls from a queue, which servers up to 0.11 do not have`, {
      hint: "Pass its url, or the command that starts it.",
    });
  }
  if ("url" in worker) return { type: "stepflow", url: String(worker.url) };
  const { healthCheck } = worker;
  return { type: "stepflow", ...toCommand(name, worker), ...defined({ healthCheck }) };
}

/** The plugin by which servers from 0.12 on hand out work. */
export function toQueuePlugin(name: string, worker: WorkerMount): Record<string, unknown> {
  if ("url" in worker) {
    throw new OrchestratorError(`Worker "${name}" has a url, but servers from 0.12 on call no worker: workers pull`, {
      hint: `Pass { queue: ${JSON.stringify(name)} } and let the worker pull from it, or the command that starts it.`,
    });
  }
  if (!("queue" in worker)) return { type: "grpc", queueName: name, ...toCommand(name, worker) };
  if (typeof worker.queue !== "string" || worker.queue === "") throw new TypeError(`Worker "${name}" needs a queue`);
  return {
    type: "grpc",
    queueName: worker.queue,
    ...toSeconds(name, "queueTimeout", worker.queueTimeoutMs),
    ...toSeconds(name, "executionTimeout", worker.executionTimeoutMs),
  };
}

function toCommand(name: string, { command, args = [], env = {} }: CommandWorker): Record<string, unknown> {
  if (typeof command === "string" && command !== "") return { command, args, env };
  throw new TypeError(`Worker "${name}" needs a command, a url (up to 0.11) or a queue (from 0.12 on)`);
}

function toSeconds(worker: string, setting: string, ms: number | undefined): Record<string, number> {
  if (ms === undefined) return {};
  if (ms > 0 && Number.isInteger(ms / 1_000)) return { [`${setting}Secs`]: ms / 1_000 };
  throw new TypeError(`${setting}Ms of worker "${worker}" must be a whole number of seconds, got ${ms} ms`);
}
