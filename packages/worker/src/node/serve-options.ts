import type { Hono } from "hono";
import type { WorkerBehavior } from "../host/worker-options.ts";

export interface ServeOptions extends WorkerBehavior {
  /** Address to listen on; `127.0.0.1` when absent. Any other than loopback needs `auth` or `unauthenticated: true`. */
  readonly host?: string | undefined;
  /** Port to listen on; `--port N`, `$PORT` or a free one when absent. */
  readonly port?: number | undefined;
  /** Your own Hono app in front: its middleware and routes see every request first, the worker gets what they leave. */
  readonly app?: Hono | undefined;
  /** Time for running executions to end when the worker stops; 10 000 when absent. */
  readonly drainMs?: number | undefined;
  /** Remembers what runtimes negotiated, so that a restarted worker with a fixed port knows it. True when absent. */
  readonly stateFile?: boolean | undefined;
  /** Stops on SIGTERM and SIGINT, drains and exits; and exits when the parent process is gone. True when absent. */
  readonly handleSignals?: boolean | undefined;
  /** Prints the line `{"port":N}` that runtimes wait for, and keeps everything else off stdout. True when absent. */
  readonly announce?: boolean | undefined;
}

/** A worker that answers requests. */
export interface RunningWorker extends AsyncDisposable {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Resolves when the worker has stopped, whatever stopped it. */
  readonly closed: Promise<void>;
  /** Takes no new executions, waits for the running ones (`drainMs`), then stops. Further calls wait for the same end. */
  close(): Promise<void>;
}
