import type { ComponentInfo, FlowResult } from "@stepflow/protocol";
import type { Fetch } from "@stepflow/transport/client";
import type { BlobApiOptions } from "./blobs/blob-api-options.ts";
import type { BlobPlace } from "./blobs/open-blobs.ts";
import type { RuntimeDialect } from "./callbacks/runtime-dialect.ts";
import type { Clock } from "./engine/clock.ts";
import type { Engine, EngineOptions } from "./engine/engine.ts";
import type { IdSource } from "./engine/run.ts";
import type { SubmitOptions } from "./engine/submission.ts";
import type { Flow } from "./flow/flow.ts";
import type { WorkerDiagnosis } from "./quirks/worker-diagnosis.ts";
import type { ListenOptions, RuntimeListener } from "./rest/listen.ts";
import type { Retention, RunEvent } from "./runs/run-event.ts";
import type { RuntimeLogger } from "./runtime-logger.ts";
import type { RuntimeVersion } from "./versions.ts";
import type { WorkerSource } from "./workers/worker-source.ts";

/** A component as its worker lists it, its path without the prefix of a route. */
export type ListedComponent = ComponentInfo;

/** Options of {@link createRuntime}. */
export interface RuntimeOptions {
  /** By name: the components of `text` are found at `/text/…`. */
  readonly workers?: Readonly<Record<string, WorkerSource>> | undefined;
  /**
   * Path of a `stepflow-config.yml`: its plugins of type `stepflow` and `builtin`, routes, `retry` (that of each plugin when `quirks` is
   * "0.10.0") and `blobApi`. May be combined with `workers`; options win over what it says. The built-in components are where it routes
   * to them; without it, at `/builtin/…`.
   */
  readonly config?: string | URL | undefined;
  /** How the runtime spells its messages; default `v1`, as 0.10 and 0.11. Follows from `quirks`. */
  readonly dialect?: RuntimeDialect | undefined;
  /** Behave as this runtime does, defects included. */
  readonly quirks?: RuntimeVersion | undefined;
  /** Default: in memory. With a folder they are there again after a restart. */
  readonly blobs?: BlobPlace | undefined;
  readonly blobApi?: BlobApiOptions | undefined;
  readonly retry?: EngineOptions["retry"];
  /** How many steps of a run execute at once unless the run says so; default 10. */
  readonly maxConcurrency?: number | undefined;
  /**
   * How long a worker may take for one message; default 300 000. Where it is given, an execution waits no longer for a worker to be
   * started again, either. Real runtimes wait without end.
   */
  readonly timeoutMs?: number | undefined;
  /** Largest answer and largest event of a worker; default 64 MiB. Real runtimes take any. */
  readonly maxAnswerBytes?: number | undefined;
  readonly clock?: Clock | undefined;
  readonly ids?: IdSource | undefined;
  /** What is kept of runs that do not say so themselves. */
  readonly retain?: Retention | undefined;
  /** Stands between the runtime and a worker, to record what travels or to break it. Called once for each worker. */
  readonly intercept?: ((worker: string, carry: Fetch) => Fetch) | undefined;
  /** Default: warnings and errors go to stderr. */
  readonly logger?: RuntimeLogger | undefined;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
  /** Told what would go wrong under a real runtime, once per component and kind. Default: a warning of the logger. */
  readonly onDiagnosis?: ((diagnosis: WorkerDiagnosis) => void) | undefined;
}

/** What to listen for. */
export interface RuntimeListenOptions extends ListenOptions {
  /** A blob service of its own, as deployments have it that separate the two. */
  readonly only?: "blobs" | undefined;
}

/** How one call of a {@link Runtime} is to go. */
export type RunOptions = Omit<SubmitOptions, "onItem">;

/** An embedded runtime. */
export interface Runtime extends AsyncDisposable {
  /** Runs, blobs, cancelling, stored flows. */
  readonly engine: Engine;
  /**
   * Runs a flow for one input.
   *
   * @param flow YAML or JSON text, an object, or what `readFlow` gave.
   * @param input a JSON value; it is copied.
   * @throws InvalidFlowError naming every place that is wrong; TypeError naming what is no JSON; RuntimeClosedError.
   */
  run(flow: string | object | Flow, input: unknown, options?: RunOptions): Promise<FlowResult>;
  /** Runs a flow for many inputs, read as they are needed, and gives the results by index. */
  runMany(
    flow: string | object | Flow,
    inputs: Iterable<unknown>,
    options?: RunOptions,
  ): Promise<readonly FlowResult[]>;
  /** Executes one component as the only step of a flow. @param component such as `/text/word-count`. */
  execute(component: string, input: unknown, options?: RunOptions): Promise<FlowResult>;
  /** What workers list, and the built-in components, by path. */
  components(): Promise<readonly ListedComponent[]>;
  /** Where {@link fetch} finds the REST API. No network knows it: what {@link listen} gives has a URL of its own. */
  readonly url: string;
  /**
   * Answers a request to the REST API (as 0.11.1 has it) or the Blob API, without a socket. With {@link url} it is what
   * `createClient` of @stepflow/client takes: `createClient(runtime)`.
   */
  readonly fetch: typeof globalThis.fetch;
  /** Serves the REST API, or with `only: "blobs"` the Blob API alone, over HTTP; ended by {@link close}, too. */
  listen(options?: RuntimeListenOptions): Promise<RuntimeListener>;
  /** Cancels runs, then ends workers' processes and connections. A second call waits for the first. */
  close(): Promise<void>;
}
