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
import { type RecordPlace, SharedTasks } from "./thread/shared-tasks.ts";
import { throttle } from "./throttle.ts";

/**
 * A problem that a heartbeat has found: another worker has claimed the task, the runtime no longer knows the task, or the
 * runtime could not be reached.
 */
export type HeartbeatProblem = "claimedElsewhere" | "gone" | "unreachable";

export interface HeartbeatOptions {
  /** Address of the runtime that owns the task. */
  readonly url: string;
  /** The encoded request. */
  readonly body: Uint8Array;
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
/** Keys have 31 bits in the memory that both threads share. The first one is free again long before the last one is used. */
const MAX_KEY = 2 ** 31 - 1;

/**
 * Sends heartbeats from a worker thread with its own connections. A component that computes for minutes blocks the main
 * thread, and the runtime would take the worker for dead.
 */
export class Heartbeats {
  readonly #logger: Logger;
  readonly #tls: ThreadSettings["tls"];
  readonly #active = new Map<number, TaskHeartbeat>();
  readonly #tasks = new SharedTasks((block) => this.#send({ kind: "block", block }));
  readonly #sleep = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #thread: Worker | undefined;
  #restart: NodeJS.Timeout | undefined;
  #nextKey = 1;
  #warnedMs = Number.NEGATIVE_INFINITY;

  constructor(logger: Logger, tls: TlsOptions = {}) {
    this.#logger = logger;
    this.#tls = toThreadTls(tls);
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
    const key = this.#nextKey;
    this.#nextKey = (key + 1) & MAX_KEY;
    const heartbeat = new TaskHeartbeat(key, options, this.#tasks, () => this.#active.delete(key));
    this.#active.set(key, heartbeat);
    if (Atomics.exchange(this.#sleep, 0, 0) !== 0) this.#send({ kind: "wake" });
    return heartbeat;
  }

  async close(): Promise<void> {
    clearTimeout(this.#restart);
    for (const heartbeat of this.#active.values()) heartbeat.stop();
    const thread = this.#thread;
    this.#thread = undefined;
    thread?.removeAllListeners();
    await thread?.terminate();
  }

  #spawn(): Worker {
    Atomics.store(this.#sleep, 0, 0);
    const settings: ThreadSettings = { ...SETTINGS, blocks: this.#tasks.blocks, sleep: this.#sleep, tls: this.#tls };
    const thread = new Worker(HEARTBEAT_THREAD, {
      eval: true,
      name: "stepflow-heartbeats",
      workerData: settings,
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
    this.#restart = setTimeout(() => this.#spawn(), RESTART_MS);
  }

  #receive({ key, status, body, message }: FromThread): void {
    const heartbeat = this.#active.get(key);
    const problem = toProblem(status, body);
    if (heartbeat === undefined || problem === undefined) return;
    if (problem === "unreachable") this.#warn(heartbeat.url, status, message || "the answer cannot be read");
    heartbeat.onProblem(problem);
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

/** The record of one task, which the thread reads. */
class TaskHeartbeat implements Heartbeat {
  readonly onProblem: (problem: HeartbeatProblem) => void;
  readonly #key: number;
  readonly #intervalMs: number;
  readonly #tasks: SharedTasks;
  readonly #onStop: () => void;
  #url: string;
  #body: Uint8Array;
  #place: RecordPlace | undefined;
  #updates: { push(request: TaskHeartbeatRequest): void; stop(): void } | undefined;

  constructor(key: number, options: HeartbeatOptions, tasks: SharedTasks, onStop: () => void) {
    this.onProblem = options.onProblem;
    this.#key = key;
    this.#intervalMs = options.intervalMs;
    this.#tasks = tasks;
    this.#onStop = onStop;
    this.#url = options.url;
    this.#body = options.body;
    this.#place = this.#add();
  }

  get url(): string {
    return this.#url;
  }

  move(url: string): void {
    this.#url = url;
    this.#rewrite();
  }

  update(request: TaskHeartbeatRequest): void {
    this.#updates ??= throttle((latest: TaskHeartbeatRequest) => {
      this.#body = encodeHeartbeat(latest);
      this.#rewrite();
    }, UPDATE_EVERY_MS);
    this.#updates.push(request);
  }

  stop(): void {
    if (this.#place === undefined) return;
    this.#tasks.remove(this.#place);
    this.#place = undefined;
    this.#updates?.stop();
    this.#onStop();
  }

  #add(): RecordPlace {
    return this.#tasks.add({ key: this.#key, intervalMs: this.#intervalMs, url: this.#url, body: this.#body });
  }

  #rewrite(): void {
    if (this.#place === undefined) return;
    this.#tasks.remove(this.#place);
    this.#place = this.#add();
  }
}

const SETTINGS: Omit<ThreadSettings, "blocks" | "sleep" | "tls"> = {
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

export function encodeHeartbeat(request: TaskHeartbeatRequest): Uint8Array {
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
