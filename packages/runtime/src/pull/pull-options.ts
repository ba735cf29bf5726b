import type { CarriedWorker } from "../workers/worker-source.ts";
import type { PullFaults } from "./pull-faults.ts";

/** Options of {@link servePull}. */
export interface ServePullOptions {
  /** Default 0: a free one. */
  readonly port?: number | undefined;
  /** How long a task may wait for its claim; default 30 000. */
  readonly queueTimeoutMs?: number | undefined;
  /** How often it is looked whose heartbeats are missing; default 5 000. */
  readonly heartbeatTimeoutMs?: number | undefined;
  /** How long a claimed task may take; default without end. Looked at as often as heartbeats are. */
  readonly executionTimeoutMs?: number | undefined;
  /** How long executions wait for a worker that says what it offers; default 30 000. */
  readonly readyTimeoutMs?: number | undefined;
  /** Breaks what travels. */
  readonly faults?: PullFaults | undefined;
}

/** A pull service of this process, on loopback. */
export interface PullService extends AsyncDisposable {
  /** What workers take for `tasksUrl`, such as `http://127.0.0.1:7840`. */
  readonly url: string;
  readonly port: number;
  /** Where the random choices of {@link ServePullOptions.faults} come from; the same seed makes the same choices. */
  readonly seed: number;
  /** A worker of `createRuntime`: whoever pulls from the queue of this name. */
  queue(name: string): CarriedWorker;
  /** Breaks all connections; workers come back by themselves. */
  disconnect(): void;
  /** Ends all connections. A second call waits for the first. */
  close(): Promise<void>;
}
