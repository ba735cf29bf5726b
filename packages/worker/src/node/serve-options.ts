/// <reference lib="esnext.disposable" preserve="true" />
import type { Hono } from "hono";
import { BEHAVIOR_NAMES, type WorkerBehavior } from "../host/worker-options.ts";
import type { StrayPolicy } from "./strays.ts";

/** Options of `serve`. They take precedence over the options of `createWorker`. */
export interface ServeOptions extends WorkerBehavior {
  /**
   * IP address or host name to listen on. An address that other machines can reach requires `auth` or
   * `unauthenticated: true`.
   *
   * @default `--host NAME` of the command line, else `$HOST`, else "127.0.0.1"
   */
  readonly host?: string | undefined;
  /**
   * Port to listen on; 0 means any free port.
   *
   * @default `--port N` of the command line, else `$PORT`, else 0
   */
  readonly port?: number | undefined;
  /**
   * Hono app that handles requests before the worker. Its middleware and routes see every request first; the worker answers
   * those that the app does not, and the middleware sees its responses. `await next()` returns when an execution has ended, or
   * when it sends its first request to a runtime 0.9, which opens an event stream. Routes of the app are open to web pages, unless
   * `app.use(guardOrigins({ bind: "127.0.0.1" }))` guards them. RPC requests take about twice as long as
   * without an app.
   *
   * @default no app
   */
  readonly app?: Hono | undefined;
  /**
   * Time in milliseconds that running executions have to end when the worker stops. The others are then aborted.
   *
   * @default 10_000
   */
  readonly drainMs?: number | undefined;
  /**
   * Whether a worker with a fixed port stores in the user's cache what it has negotiated with each runtime. Runtimes do not
   * initialize a restarted worker again, so it needs this state.
   *
   * @default true
   */
  readonly stateFile?: boolean | undefined;
  /**
   * Whether the worker stops on SIGTERM, SIGINT and SIGHUP, or when its parent process is gone, and then exits the process.
   *
   * @default true
   */
  readonly handleSignals?: boolean | undefined;
  /**
   * What happens after a rejection or an exception that nothing has caught. `"continue"` logs it as an error, with the component
   * that caused it. `"drain"` also lets the running executions end and then exits with code 1. An exception that no component
   * caused always has that effect. The option has no effect if `handleSignals` is false.
   *
   * Before Node 24 the worker cannot see which component caused an error. It names the one that started last, and attributes errors to
   * it for ten minutes.
   *
   * @default "continue"
   */
  readonly onStray?: StrayPolicy | undefined;
  /**
   * Whether the worker writes the line `{"port":N}` to stdout, which a runtime that starts it waits for. Other output to
   * stdout then goes to stderr, unless stdout is a terminal.
   *
   * @default true
   */
  readonly announce?: boolean | undefined;
}

/** Names of the options of `serve`. */
export const SERVE_NAMES: Readonly<Record<keyof ServeOptions, true>> = {
  host: true,
  port: true,
  app: true,
  drainMs: true,
  stateFile: true,
  handleSignals: true,
  onStray: true,
  announce: true,
  ...BEHAVIOR_NAMES,
};

/** A worker that listens for requests. */
export interface RunningWorker extends AsyncDisposable {
  /** URL for the configuration of the runtime, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Address on which the worker listens. */
  readonly host: string;
  /** Port on which the worker listens. */
  readonly port: number;
  /** Resolves when the worker has stopped, for any reason. */
  readonly closed: Promise<void>;
  /** Refuses new executions, waits up to `drainMs` for the running ones, then stops. Further calls return the same promise. */
  close(): Promise<void>;
}
