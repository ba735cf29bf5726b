import { defined } from "@stepflow/protocol/internal";
import { OrchestratorError } from "../orchestrator-error.ts";

/** A running worker that runtimes 0.9 to 0.11 call. It must listen before the server starts. */
export interface UrlWorker {
  /** The server sends POST requests to exactly this URL, path and query included. User and password are sent as Basic auth. */
  readonly url: string | URL;
}

/** A worker process that the server starts. */
export interface CommandWorker {
  /** Absolute path of a program, or its name on the PATH of the server. Use `process.execPath` for Node. */
  readonly command: string;
  /**
   * Arguments of the program. Up to 0.11 the server replaces `$NAME`, `${NAME}` and `${NAME:default}` by its own environment variables;
   * `\$` is a literal `$`. Later servers replace nothing.
   *
   * @default []
   */
  readonly args?: readonly string[] | undefined;
  /**
   * Environment variables of the program. Up to 0.11 it gets these only and inherits none, not even PATH. Later servers add them to
   * their own environment. Variables are replaced as in `args`.
   *
   * @default {}
   */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /**
   * How servers up to 0.11 detect that the worker is ready. Later servers ignore it.
   *
   * @default { path: "/health", timeoutMs: 60_000, retryDelayMs: 100 }
   */
  readonly healthCheck?:
    | {
        readonly path?: string | undefined;
        readonly timeoutMs?: number | undefined;
        readonly retryDelayMs?: number | undefined;
      }
    | undefined;
}

/** A queue from which workers pull, for runtimes since 0.12. Workers can connect and leave at any time. */
export interface PullWorker {
  /** Name of the queue. */
  readonly queue: string;
  /**
   * Time in milliseconds within which a worker must claim a task; whole seconds only. A task that is not claimed is sent again, and
   * fails after a few attempts. So this time must exceed the wait for a free slot of a worker.
   *
   * @default 30_000
   */
  readonly queueTimeoutMs?: number | undefined;
  /**
   * Time in milliseconds within which a claimed task must have a result; whole seconds only. After it the task is sent again.
   *
   * @default no limit
   */
  readonly executionTimeoutMs?: number | undefined;
}

/** How the server reaches a worker: by URL, by starting it, or by a queue. */
export type WorkerMount = UrlWorker | CommandWorker | PullWorker;

/** The plugin with which servers 0.9 to 0.11 call a worker. */
export function toCallingPlugin(name: string, worker: WorkerMount): Record<string, unknown> {
  if ("queue" in worker) {
    throw new OrchestratorError(`Worker "${name}" pulls from a queue, but servers up to 0.11 have no queues.`, {
      hint: "Pass its url, or the command that starts it.",
    });
  }
  if ("url" in worker) return { type: "stepflow", url: String(worker.url) };
  const { healthCheck } = worker;
  return { type: "stepflow", ...toCommand(name, worker), ...defined({ healthCheck }) };
}

/** The plugin from which workers pull on servers since 0.12. */
export function toQueuePlugin(name: string, worker: WorkerMount): Record<string, unknown> {
  if ("url" in worker) {
    throw new OrchestratorError(`Worker "${name}" has a url, but servers since 0.12 do not call workers.`, {
      hint: `Pass { queue: ${JSON.stringify(name)} } and let the worker pull from it, or the command that starts it.`,
    });
  }
  if (!("queue" in worker)) return { type: "grpc", queueName: name, ...toCommand(name, worker) };
  if (typeof worker.queue !== "string" || worker.queue === "")
    throw new TypeError(`Worker "${name}" needs a queue that is a non-empty string.`);
  return {
    type: "grpc",
    queueName: worker.queue,
    ...toSeconds(name, "queueTimeout", worker.queueTimeoutMs),
    ...toSeconds(name, "executionTimeout", worker.executionTimeoutMs),
  };
}

function toCommand(name: string, { command, args = [], env = {} }: CommandWorker): Record<string, unknown> {
  if (typeof command === "string" && command !== "") return { command, args, env };
  throw new TypeError(`Worker "${name}" needs a command, a url (up to 0.11) or a queue (since 0.12).`);
}

function toSeconds(worker: string, setting: string, ms: number | undefined): Record<string, number> {
  if (ms === undefined) return {};
  if (ms > 0 && Number.isInteger(ms / 1_000)) return { [`${setting}Secs`]: ms / 1_000 };
  throw new TypeError(`${setting}Ms of worker "${worker}" must be a whole number of seconds. Got ${ms} ms.`);
}
