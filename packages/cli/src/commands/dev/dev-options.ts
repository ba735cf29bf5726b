import type { OutputFormat } from "../../io/output-format.ts";
import type { EmbeddedFlags } from "../../runtimes/embedded-flags.ts";
import type { RuntimeChoice } from "../../runtimes/runtime-choice.ts";
import type { WorkerOptions } from "../../workers/worker-spec.ts";

/** Port at which a runtime calls a worker. */
export interface WorkerPort {
  /** Undefined for the only worker. */
  readonly name: string | undefined;
  readonly port: number;
}

/** Options of `dev`. */
export interface DevOptions extends WorkerOptions, EmbeddedFlags {
  /** File of a worker. */
  readonly entry?: string | undefined;
  readonly runtime: RuntimeChoice;
  readonly config?: string | undefined;
  readonly flow?: readonly string[] | undefined;
  readonly port: number;
  /** Ports at which a running runtime calls workers. */
  readonly workerPort?: readonly WorkerPort[] | undefined;
  readonly envFile?: readonly string[] | undefined;
  /** Time in milliseconds that executions on former code may take. */
  readonly drain: number;
  readonly inspectPort?: number | undefined;
  readonly format: OutputFormat;
}
