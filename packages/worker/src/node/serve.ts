import type { IncomingMessage, ServerResponse } from "node:http";
import { checkOptionNames } from "@stepflow/protocol/internal";
import { isLoopbackAddress } from "@stepflow/transport";
import { createNodeListener, startHttpServer } from "@stepflow/transport/node";
import { readProcessSettings } from "../host/environment-settings.ts";
import { WorkerHost, type WorkerHostOptions } from "../host/worker-host.ts";
import { checkBehavior, checkDrain, type WorkerBehavior } from "../host/worker-options.ts";
import { describeHeapNeed } from "../limits/heap-need.ts";
import type { Logger } from "../log/logger.ts";
import type { Worker } from "../worker/worker.ts";
import { internalsOf } from "../worker/worker-internals.ts";
import { announcePort } from "./announce.ts";
import { describeIgnoredFlags, type ListenAddress, resolveListenAddress } from "./listen-address.ts";
import { createStderrLogger } from "./log/stderr-logger.ts";
import { shutDownProcess } from "./process-signals.ts";
import { reserveStdout } from "./reserved-stdout.ts";
import { type RunningWorker, SERVE_NAMES, type ServeOptions } from "./serve-options.ts";
import { Lifecycle } from "./shutdown.ts";
import { createStateFile } from "./state-file.ts";
import { isStdoutPiped } from "./stdout-pipe.ts";
import { checkStrayPolicy } from "./strays.ts";

/**
 * Serves a worker over HTTP for runtimes 0.9 to 0.11, which connect to its URL or start it as a subprocess. Resolves when
 * the worker listens.
 *
 * The worker listens on the first host that is set: the option `host`, `--host`, `$HOST`; otherwise on 127.0.0.1. The port is the
 * first of the option `port`, `--port` and `$PORT`; otherwise a free port. It warns of other flags on the command line unless both
 * options are given. It prints the port to stdout. On SIGTERM, SIGINT or SIGHUP it waits up to `drainMs` for running executions, then
 * exits the process. Precedence: options passed here, then environment variables, then options of `createWorker`. Use `start` to support
 * runtimes from 0.12 on as well.
 *
 * @throws TypeError for an invalid or unknown option, or an invalid environment variable.
 * @throws SchemaError for an unusable schema of a component; an AggregateError if several are unusable.
 * @throws Error if the address is not available, or if other machines could connect although neither `auth` nor
 * `unauthenticated` is set.
 *
 * @example
 * ```ts source="./serve.examples.ts#serve"
 * const running = await serve(worker, {
 *   host: "0.0.0.0",
 *   port: 8080,
 *   auth: basic({ username: "stepflow", password: process.env["WORKER_PASSWORD"] ?? "" }),
 * });
 * await running.closed;
 * ```
 */
export async function serve(worker: Worker, options: ServeOptions = {}): Promise<RunningWorker> {
  checkOptionNames("serve", options, SERVE_NAMES);
  const address = resolveListenAddress(options);
  const behavior = { ...internalsOf(worker).behavior, ...readProcessSettings(), ...withoutUndefined(options) };
  checkBehavior(behavior);
  checkStrayPolicy(options.onStray);
  checkDrain(options.drainMs);
  checkExposure(address.host, behavior);
  const releases: (() => void)[] = [];
  try {
    return await open(worker, address, behavior, releases);
  } catch (error) {
    for (const release of releases) release();
    throw error;
  }
}

async function open(
  worker: Worker,
  address: ListenAddress,
  options: ServeOptions,
  releases: (() => void)[],
): Promise<RunningWorker> {
  const { announce = true, handleSignals = true } = options;
  if (announce && !process.stdout.isTTY) releases.push(reserveStdout());
  const logger = options.logger ?? openLogger(worker.name, releases);
  const host = new WorkerHost(toHostOptions(worker, address, { ...options, logger }));
  await host.prepare();
  const server = await startHttpServer({ ...address, listener: await createListener(host, options.app) });
  const lifecycle = new Lifecycle({
    host,
    server,
    logger,
    drainMs: options.drainMs,
    onStray: options.onStray,
    releases,
  });
  if (handleSignals) lifecycle.stopWithProcess();
  logger.info("Worker is listening.", { url: server.url });
  const ignored = describeIgnoredFlags(options);
  if (ignored !== undefined) logger.warn(ignored);
  const need = describeHeapNeed(options);
  if (need !== undefined) logger.warn(need);
  if (announce && !(await announcePort(server.port)) && handleSignals)
    shutDownProcess("stdout was closed before the port line was read.");
  return lifecycle;
}

function openLogger(name: string, releases: (() => void)[]): Logger {
  const logger = createStderrLogger({ name });
  releases.push(() => logger.close());
  return logger;
}

/** The state file is used only with a fixed port: a runtime cannot find a restarted worker on another port again. */
function toHostOptions(
  worker: Worker,
  { host, port }: ListenAddress,
  options: ServeOptions & { readonly logger: Logger },
): WorkerHostOptions {
  const { name, registry } = internalsOf(worker);
  const remembers = options.stateFile !== false && port !== 0;
  return {
    ...options,
    name,
    registry,
    env: process.env,
    spawned: port === 0 && options.announce !== false && isStdoutPiped(),
    bind: { host, loopback: isLoopbackAddress(host) },
    ...(remembers ? { memory: createStateFile({ logger: options.logger, worker: name, host, port }) } : {}),
  };
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Loads Hono only if the user passed an app. */
async function createListener(host: WorkerHost, app: ServeOptions["app"]): Promise<Listener> {
  const surface = { ...host.guard, endpoint: host.endpoint, health: host };
  if (app === undefined) return createNodeListener(surface);
  const { createAppListener } = await import("./app-listener.ts");
  return createAppListener(app, surface);
}

function withoutUndefined(options: ServeOptions): ServeOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function checkExposure(host: string, { auth, unauthenticated }: WorkerBehavior): void {
  if (isLoopbackAddress(host) || auth !== undefined || unauthenticated) return;
  throw new Error(
    `Refusing to listen on ${host} without authentication, because anyone who can connect could run the components. ` +
      "Set auth: basic({ username, password }), or unauthenticated: true if you trust the network.",
  );
}
