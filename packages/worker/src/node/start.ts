import type { Worker } from "../worker.ts";
import { serve } from "./serve.ts";
import type { RunningWorker, ServeOptions } from "./serve-options.ts";

/**
 * Runs a worker the way its surroundings ask for: today by HTTP, for runtimes 0.9 – 0.11. Same errors as `serve`.
 *
 * @throws Error under a runtime that hands out work by gRPC (0.12 and later).
 */
export async function start(worker: Worker, options: ServeOptions = {}): Promise<RunningWorker> {
  const carrier = process.env["STEPFLOW_TRANSPORT"];
  if (carrier === undefined || carrier === "" || carrier === "http") return serve(worker, options);
  throw new Error(
    `STEPFLOW_TRANSPORT is "${carrier}": this runtime hands out work in a way that this version does not support. ` +
      "Use a runtime from 0.9 to 0.11.",
  );
}
