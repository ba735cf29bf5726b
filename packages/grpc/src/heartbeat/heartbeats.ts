import { Worker } from "node:worker_threads";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  OrchestratorService,
  type TaskHeartbeatRequest,
  TaskHeartbeatRequestSchema,
  TaskHeartbeatResponseSchema,
  TaskStatus,
} from "@stepflow/protocol/grpc";
import { defined, MAX_TIMER_MS, type TlsOptions } from "@stepflow/protocol/internal";
import type { Logger } from "@stepflow/worker";
import { HEARTBEAT_THREAD } from "../generated/heartbeat-thread.ts";
import type { FromThread, ThreadSettings, ToThread } from "./thread/messages.ts";
import { throttle } from "./throttle.ts";

/**
 * A problem that a heartbeat has found: another worker has claimed the task, the runtime no longer knows the task, or the
 * runtime could not be reached.
 */
export type HeartbeatProblem = "claimedElsewhere" | "gone" | "unreachable";

export interface HeartbeatOptions {
  /** Address of the runtime that owns the task. */
  readonly url: string;
  readonly request: TaskHeartbeatRequest;
  readonly intervalMs: number;
  readonly onProblem: (problem: HeartbeatProblem) => void;
}

/** The heartbeats of one task. */
export interface Heartbeat {
  /** Sends further heartbeats to another address. */
  move(url: string): void;
  /** Changes the request that further heartbeats send. */
  update(request: TaskHeartbeatRequest): void;
  stop(): void;
}

const DEFAULT_INTERVAL_SECS = 1;
const NOT_FOUND = 5;
/** Below the 5 s without a heartbeat after which a runtime gives a task up. */
const ANSWER_TIMEOUT_MS = 4_000;
const RESTART_MS = 1_000;
/** Updates may be this rare, because heartbeats are rarer. */
const UPDATE_EVERY_MS = 100;
const WARN_EVERY_MS = 60_000;

/**
 * Sends heartbeats from a worker thread with its own connections. A component that computes for minutes blocks the main
 * thread, and the runtime would take the worker for dead.
 */
export class Heartbeats {
  readonly #logger: Logger;
  readonly #settings: ThreadSettings;
  readonly #active = new Map<number, HeartbeatOptions>();
  #thread: Worker | undefined;
  #restart: NodeJS.Timeout | undefined;
  #nextKey = 1;
  #warnedMs = Number.NEGATIVE_INFINITY;

  constructor(logger: Logger, tls: TlsOptions = {}) {
    this.#logger = logger;
    this.#settings = { ...SETTINGS, tls: toThreadTls(tls) };
  }

  /**
   * Starts the thread and resolves when it runs, because a component may block the main thread at once.
   *
   * @throws Error if the thread cannot be started
   */
  async open(): Promise<void> {
    const thread = this.#spawn();
    await new Promise<void>((resolve, reject) => {
      thread.once("message", () => resolve());
      thread.once("error", reject);
    });
  }

  start(options: HeartbeatOptions): Heartbeat {
    const key = this.#nextKey++;
    this.#active.set(key, options);
    this.#send(toStart(key, options));
    const change = (changed: Partial<Pick<HeartbeatOptions, "url" | "request">>): void => {
      const current = this.#active.get(key);
      if (current !== undefined) this.#active.set(key, { ...current, ...changed });
    };
    const updates = throttle((latest: TaskHeartbeatRequest) => {
      change({ request: latest });
      this.#send({ kind: "change", key, body: encode(latest) });
    }, UPDATE_EVERY_MS);
    return {
      move: (url) => {
        change({ url });
        this.#send({ kind: "change", key, url });
      },
      update: (request) => updates.push(request),
      stop: () => {
        updates.stop();
        if (this.#active.delete(key)) this.#send({ kind: "stop", key });
      },
    };
  }

  async close(): Promise<void> {
    clearTimeout(this.#restart);
    this.#active.clear();
    const thread = this.#thread;
    this.#thread = undefined;
    thread?.removeAllListeners();
    await thread?.terminate();
  }

  #spawn(): Worker {
    const thread = new Worker(HEARTBEAT_THREAD, {
      eval: true,
      name: "stepflow-heartbeats",
      workerData: this.#settings,
      // The thread needs no loaders and hooks of this process.
      execArgv: [],
      env: tlsEnvironment(),
    });
    this.#thread = thread;
    thread.on("message", (answer: FromThread | "ready") => answer !== "ready" && this.#receive(answer));
    thread.on("error", (error) => this.#logger.error("The heartbeat thread failed.", { error }));
    thread.on("exit", () => this.#replace(thread));
    return thread;
  }

  /** Starts a new thread if one has ended unexpectedly. Tasks survive, because a runtime waits 5 s for their heartbeats. */
  #replace(ended: Worker): void {
    if (this.#thread !== ended) return;
    this.#restart = setTimeout(() => {
      this.#spawn();
      for (const [key, options] of this.#active) this.#send(toStart(key, options));
    }, RESTART_MS);
  }

  #receive({ key, status, body, message }: FromThread): void {
    const options = this.#active.get(key);
    const problem = toProblem(status, body);
    if (options === undefined || problem === undefined) return;
    if (problem === "unreachable") this.#warn(options.url, status, message || "the answer cannot be read");
    options.onProblem(problem);
  }

  /** Warns at most once a minute, because all tasks meet the same problem. */
  #warn(url: string, status: number, words: string): void {
    const nowMs = performance.now();
    if (nowMs - this.#warnedMs < WARN_EVERY_MS) return;
    this.#warnedMs = nowMs;
    this.#logger.warn("Heartbeats do not reach the runtime, which gives a task up after 5 s without one.", {
      url,
      status,
      error: words,
    });
  }

  #send(message: ToThread): void {
    this.#thread?.postMessage(message);
  }
}

const SETTINGS: Omit<ThreadSettings, "tls"> = {
  path: `/${OrchestratorService.typeName}/${OrchestratorService.method.taskHeartbeat.name}`,
  expected: toBinary(
    TaskHeartbeatResponseSchema,
    create(TaskHeartbeatResponseSchema, { status: TaskStatus.IN_PROGRESS }),
  ),
  timeoutMs: ANSWER_TIMEOUT_MS,
};

/** The environment variables that decide which certificates are trusted. The thread must trust the same as its process. */
function tlsEnvironment(): NodeJS.ProcessEnv {
  const { NODE_TLS_REJECT_UNAUTHORIZED: value } = process.env;
  return value === undefined ? {} : { NODE_TLS_REJECT_UNAUTHORIZED: value };
}

/** Only certificates and keys without `undefined`, which the thread passes on to Node. */
function toThreadTls({ ca, cert, key, passphrase, servername }: TlsOptions): ThreadSettings["tls"] {
  return defined({ ca, cert, key, passphrase, servername });
}

function toStart(key: number, { url, request, intervalMs }: HeartbeatOptions): ToThread {
  return { kind: "start", key, url, body: encode(request), intervalMs };
}

function encode(request: TaskHeartbeatRequest): Uint8Array {
  return toBinary(TaskHeartbeatRequestSchema, request);
}

function toProblem(status: number, body: Uint8Array): HeartbeatProblem | undefined {
  if (status === NOT_FOUND) return "gone";
  if (status !== 0) return "unreachable";
  try {
    return isOurs(fromBinary(TaskHeartbeatResponseSchema, body)) ? undefined : "claimedElsewhere";
  } catch {
    return "unreachable";
  }
}

/**
 * Converts the interval that a task's message requests to milliseconds. 0 means that the message requests none. Timers treat delays longer
 * than {@link MAX_TIMER_MS} as 1 ms.
 */
export function toIntervalMs(intervalSecs: number): number {
  return Math.min((intervalSecs || DEFAULT_INTERVAL_SECS) * 1_000, MAX_TIMER_MS);
}

/** Whether this worker, and no other one, holds the claim of the task. */
export function isOurs({
  shouldAbort,
  status,
}: {
  readonly shouldAbort: boolean;
  readonly status: TaskStatus;
}): boolean {
  return !shouldAbort && status !== TaskStatus.ALREADY_CLAIMED;
}
