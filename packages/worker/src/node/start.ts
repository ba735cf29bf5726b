import type { Worker } from "../worker/worker.ts";
import { loadPull } from "./load-pull.ts";
import type { PullingWorker } from "./pull.ts";
import { serve } from "./serve.ts";
import type { RunningWorker } from "./serve-options.ts";
import type { StartedWorker, StartOptions, Transport } from "./start-options.ts";

/**
 * Runs a worker the way its surroundings ask for, so that one program serves every runtime: by HTTP with the port line for
 * runtimes 0.9 – 0.11, by gRPC from the queue of a runtime since 0.12, which sets `STEPFLOW_TRANSPORT`.
 *
 * ```ts
 * await start(worker);
 * ```
 *
 * @throws what `serve` or `pull` throw; TypeError for a way that there is not; Error when work comes by gRPC and
 * `@stepflow/grpc` is not installed.
 */
export function start(worker: Worker, options: StartOptions & { readonly transport: "http" }): Promise<RunningWorker>;
export function start(worker: Worker, options: StartOptions & { readonly transport: "grpc" }): Promise<PullingWorker>;
export function start(worker: Worker, options?: StartOptions): Promise<StartedWorker>;
export async function start(worker: Worker, options: StartOptions = {}): Promise<StartedWorker> {
  const { transport, pull, ...others } = options;
  if (chooseTransport(transport, process.env["STEPFLOW_TRANSPORT"]) === "http") return serve(worker, others);
  const pullWork = pull ?? (await loadPull());
  return pullWork(worker, others);
}

const TRANSPORTS: readonly Transport[] = ["http", "grpc"];

function chooseTransport(option: string | undefined, variable: string | undefined): Transport {
  const wanted = option ?? (variable || "http");
  const found = TRANSPORTS.find((transport) => transport === wanted);
  if (found !== undefined) return found;
  const source = option === undefined ? "STEPFLOW_TRANSPORT" : "transport";
  const hint = wanted === "nats" ? ' Workers take no work from NATS: give the runtime a plugin with "type: grpc".' : "";
  throw new TypeError(`${source} must be "http" or "grpc", got ${JSON.stringify(wanted)}.${hint}`);
}
