import { checkOptionNames } from "@stepflow/protocol/internal";
import type { Worker } from "../worker/worker.ts";
import { loadPull } from "./load-pull.ts";
import { PULL_NAMES, type PullingWorker } from "./pull.ts";
import { serve } from "./serve.ts";
import { type RunningWorker, SERVE_NAMES } from "./serve-options.ts";
import type { StartedWorker, StartOptions, Transport } from "./start-options.ts";

/**
 * Runs a worker over the transport that `STEPFLOW_TRANSPORT` selects (the option `transport` wins), so that one program works with
 * every runtime. By default it serves HTTP for runtimes 0.9 to 0.11, like `serve`. If the transport is `grpc`, it pulls tasks with
 * `@stepflow/grpc`; runtimes since 0.12 set this variable for the workers they start.
 *
 * @throws TypeError for an unknown transport or option.
 * @throws Error if tasks come over gRPC and `@stepflow/grpc` is not installed.
 * @throws the errors of `serve` or `pull`.
 *
 * @example
 * ```ts source="./start.examples.ts#start"
 * const worker = createWorker({ name: "text-tools" }).component("/double", ({ n }: { n: number }) => ({ n: n * 2 }));
 *
 * await start(worker);
 * ```
 */
export function start(worker: Worker, options: StartOptions & { readonly transport: "http" }): Promise<RunningWorker>;
export function start(worker: Worker, options: StartOptions & { readonly transport: "grpc" }): Promise<PullingWorker>;
export function start(worker: Worker, options?: StartOptions): Promise<StartedWorker>;
export async function start(worker: Worker, options: StartOptions = {}): Promise<StartedWorker> {
  checkOptionNames("start", options, NAMES);
  const { transport, pull, ...others } = options;
  if (chooseTransport(transport, process.env["STEPFLOW_TRANSPORT"]) === "http") {
    return serve(worker, pick(others, SERVE_NAMES));
  }
  const pullWork = pull ?? (await loadPull());
  return pullWork(worker, pick(others, PULL_NAMES));
}

const NAMES = { transport: true, pull: true, ...SERVE_NAMES, ...PULL_NAMES } as const satisfies Readonly<
  Record<keyof StartOptions, true>
>;

/** Returns the options of one transport. */
function pick(options: StartOptions, names: Readonly<Record<string, true>>): StartOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => Object.hasOwn(names, name)));
}

const TRANSPORTS: readonly Transport[] = ["http", "grpc"];

function chooseTransport(option: string | undefined, variable: string | undefined): Transport {
  const wanted = option ?? (variable || "http");
  const found = TRANSPORTS.find((transport) => transport === wanted);
  if (found !== undefined) return found;
  const source = option === undefined ? "STEPFLOW_TRANSPORT" : "transport";
  const hint =
    wanted === "nats"
      ? ' Workers cannot pull tasks from NATS: configure a plugin with "type: grpc" in the runtime.'
      : "";
  throw new TypeError(`${source} must be "http" or "grpc", got ${JSON.stringify(wanted)}.${hint}`);
}
