/// <reference lib="esnext.disposable" preserve="true" />
import { checkOptionNames } from "@stepflow/protocol/internal";
import type { CarriedWorker } from "../workers/worker-source.ts";
import type { PullFaults } from "./pull-faults.ts";

/** Options of {@link servePull}. */
export interface ServePullOptions {
  /**
   * TCP port on 127.0.0.1.
   *
   * @default 0, which takes a free port
   */
  readonly port?: number | undefined;
  /**
   * Milliseconds that a task may wait until a worker claims it.
   *
   * @default 30_000
   */
  readonly queueTimeoutMs?: number | undefined;
  /**
   * Interval, in milliseconds, at which the heartbeats of claimed tasks are checked. A task without a heartbeat since the last check
   * fails.
   *
   * @default 5_000
   */
  readonly heartbeatTimeoutMs?: number | undefined;
  /**
   * Milliseconds that a claimed task may take, checked together with the heartbeats.
   *
   * @default no limit
   */
  readonly executionTimeoutMs?: number | undefined;
  /**
   * Milliseconds that executions wait for a worker to list its components.
   *
   * @default 30_000
   */
  readonly readyTimeoutMs?: number | undefined;
  /**
   * Faults to inject into tasks and calls of workers.
   *
   * @default none
   */
  readonly faults?: PullFaults | undefined;
}

/** Time limits of a queue that differ from those of its service. */
export type QueueLimits = Pick<ServePullOptions, "queueTimeoutMs" | "executionTimeoutMs">;

const LIMIT_NAMES = { queueTimeoutMs: true, executionTimeoutMs: true } as const satisfies Readonly<
  Record<keyof QueueLimits, true>
>;

const NAMES = {
  port: true,
  heartbeatTimeoutMs: true,
  readyTimeoutMs: true,
  faults: true,
  ...LIMIT_NAMES,
} as const satisfies Readonly<Record<keyof ServePullOptions, true>>;

/** Checks the names of the options of {@link servePull}. @throws TypeError */
export function checkPullNames(options: ServePullOptions): void {
  checkOptionNames("servePull", options, NAMES);
}

/** Checks the names of the limits of a queue. @throws TypeError */
export function checkLimitNames(limits: QueueLimits): void {
  checkOptionNames("queue", limits, LIMIT_NAMES);
}

/** A pull service of this process, on 127.0.0.1. Made by {@link servePull}. */
export interface PullService extends AsyncDisposable {
  /** URL for the `tasksUrl` of workers, such as `http://127.0.0.1:7840`. */
  readonly url: string;
  /** The TCP port that the service listens on. */
  readonly port: number;
  /** Seed of the faults. The same seed makes the same decisions. */
  readonly seed: number;
  /**
   * Returns a worker for `createRuntime` that consists of all workers that pull from the queue of this name.
   *
   * @throws TypeError when the runtime is created, if the queue is already in use or the service belongs to another runtime
   *
   * @example
   * ```ts source="./serve-pull.examples.ts#queue"
   * const workers = { text: service.queue("text"), images: service.queue("images") };
   * await using runtime = await createRuntime({ workers });
   * ```
   */
  queue(name: string, limits?: QueueLimits): CarriedWorker;
  /**
   * Breaks all connections. Workers connect again by themselves.
   *
   * @example
   * ```ts source="./serve-pull.examples.ts#disconnect"
   * service.disconnect(); // the workers reconnect, and their tasks go on
   * ```
   */
  disconnect(): void;
  /**
   * Ends all connections and frees the port. A second call waits for the first.
   *
   * @example
   * ```ts source="./serve-pull.examples.ts#close"
   * await service.close();
   * ```
   */
  close(): Promise<void>;
}
