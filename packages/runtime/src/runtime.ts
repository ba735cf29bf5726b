/// <reference lib="esnext.disposable" preserve="true" />
import type { FlowResult, FlowRunner, RunDifference, TypedFlow, UntypedFlow } from "@stepflow/protocol";
import type { Fetch } from "@stepflow/transport/client";
import type { BlobApiOptions } from "./blobs/blob-api-options.ts";
import type { BlobPlace } from "./blobs/open-blobs.ts";
import type { RuntimeDialect } from "./callbacks/runtime-dialect.ts";
import type { Clock } from "./engine/clock.ts";
import type { Engine, EngineOptions } from "./engine/engine.ts";
import type { IdSource } from "./engine/run.ts";
import type { RunLimits } from "./engine/run-limits.ts";
import type { SubmitOptions } from "./engine/submission.ts";
import type { FilePlace } from "./files/file-access.ts";
import type { Flow } from "./flow/flow.ts";
import type { ForkedRun, ForkOptions, RunItem } from "./forks/fork-options.ts";
import type { ListedComponent } from "./listed-component.ts";
import type { WorkerDiagnosis } from "./quirks/worker-diagnosis.ts";
import type { ListenOptions, RuntimeListener } from "./rest/listen.ts";
import type { RunPlace } from "./runs/open-runs.ts";
import type { Retention, RunEvent } from "./runs/run-event.ts";
import type { RuntimeLogger } from "./runtime-logger.ts";
import type { RuntimeVersion } from "./versions.ts";
import type { WorkerChanges } from "./worker-changes.ts";
import type { CommandWorker, WorkerSource } from "./workers/worker-source.ts";

/** Options of {@link createRuntime}. */
export interface RuntimeOptions {
  /** Workers by name. The components of a worker `text` are at `/text/…`. @default {} */
  readonly workers?: Readonly<Record<string, WorkerSource>> | undefined;
  /**
   * Path of a `stepflow-config.yml`. Its plugins of type `stepflow`, `grpc` and `builtin`, its `routes`, `retry` and `blobApi` take effect; with
   * `quirks: "0.10.0"`, `retry` is read in each plugin. It may be combined with `workers` and other options, which take precedence. The
   * built-in components are where the configuration routes to them; if omitted, at `/builtin/…`.
   */
  readonly config?: string | URL | undefined;
  /**
   * TCP port on 127.0.0.1 for workers that pull from the queues of `config` and that other programs start. A warning names its URL.
   *
   * @default 0, which takes a free port
   */
  readonly tasksPort?: number | undefined;
  /** Spelling of the messages to workers. A version in `quirks` determines it. @default "v1" */
  readonly dialect?: RuntimeDialect | undefined;
  /**
   * Version whose behaviour is imitated, defects included. If omitted, the runtime behaves as 0.11.1, runs flows as they are documented
   * and reports incompatibilities of workers by `onDiagnosis`.
   */
  readonly quirks?: RuntimeVersion | undefined;
  /**
   * Treatment of members of a flow that real runtimes ignore, such as `skip`: `refuse` throws an InvalidFlowError, `report` runs the flow
   * and logs a warning for each of them. The REST API always accepts them, as real runtimes do.
   *
   * @default "report" with `quirks`, else "refuse"
   */
  readonly unknownFields?: "refuse" | "report" | undefined;
  /** Store of blobs and flows, or a folder that keeps them across restarts. @default new MemoryBlobStore() */
  readonly blobs?: BlobPlace | undefined;
  /**
   * Store of runs, or a folder that keeps them across restarts. Runs that were under way when the process died are then shown with the status
   * `interrupted`, and as `recoveryFailed` by the REST API. The default keeps the latest 1,000 ended runs.
   *
   * @default new MemoryRunStore()
   */
  readonly runs?: RunPlace | undefined;
  /**
   * Folder whose files `/builtin/load_file` may read. If omitted, it refuses every path. Real runtimes read any file that their process may
   * read.
   */
  readonly files?: FilePlace | undefined;
  /** Options of the Blob API that is offered to workers. */
  readonly blobApi?: BlobApiOptions | undefined;
  /**
   * Repetition of failed executions. `maxRetries` counts the repetitions after transport failures and defaults to 3; version 0.10 repeats
   * after any failure, 2 times. `backoff` defaults to 1 s, 1 s, 2 s, 3 s, … up to 10 s.
   */
  readonly retry?: EngineOptions["retry"] | undefined;
  /** Limits that end flows which run themselves, or grow a value, without end. Real runtimes have no such limits. */
  readonly limits?: RunLimits | undefined;
  /** Number of steps of a run that execute at once, unless the run has its own limit. @default 10 */
  readonly maxConcurrency?: number | undefined;
  /**
   * Time in milliseconds that a worker may take for one message. If set, it also limits how long an execution waits for its worker to be
   * started again. Real runtimes wait without limit.
   *
   * @default 300_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Time in milliseconds after which a warning names a component that has not answered and the step that waits for it, once for each
   * component.
   *
   * @default 30_000
   */
  readonly slowAfterMs?: number | undefined;
  /** Size in bytes of the largest response, and of the largest event, of a worker. Real runtimes have no limit. @default 67_108_864 */
  readonly maxAnswerBytes?: number | undefined;
  /** Source of the time. @default systemClock */
  readonly clock?: Clock | undefined;
  /** Source of the ids of runs, traces and messages. The default makes UUIDv7s. */
  readonly ids?: IdSource | undefined;
  /** Data that is kept of a run unless its own `retain` overrides it. By default, everything is kept. */
  readonly retain?: Retention | undefined;
  /**
   * Changes the command of a worker before its process is started, for instance to run it in a container. It is called for each worker by
   * command, those of the configuration included.
   */
  readonly wrapCommand?: ((worker: string, command: CommandWorker) => CommandWorker) | undefined;
  /**
   * Wraps the fetch function of a worker, to record its messages or to tamper with them. It is called once for each worker, with the
   * worker's name and the original function. Workers that bring their own connection are not wrapped.
   */
  readonly intercept?: ((worker: string, fetch: Fetch) => Fetch) | undefined;
  /** Receives warnings and errors. By default, they are written to stderr. */
  readonly logger?: RuntimeLogger | undefined;
  /** Receives every event of every run in order. */
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
  /**
   * Receives each incompatibility of a worker with real runtimes, once per component and kind. By default, it is logged as a warning.
   */
  readonly onDiagnosis?: ((diagnosis: WorkerDiagnosis) => void) | undefined;
}

/** Options of {@link Runtime.listen}. */
export interface RuntimeListenOptions extends ListenOptions {
  /** `"blobs"` serves the Blob API alone, as deployments with a separate blob service do. If omitted, the whole REST API is served. */
  readonly only?: "blobs" | undefined;
  /**
   * Answers all requests instead of the REST API, behind the same checks of Host and Origin. It may pass requests on to {@link Runtime.fetch},
   * which makes it possible to serve more on one port.
   */
  readonly app?: RequestApp | undefined;
}

/** An app that answers requests, such as a Hono app. */
export interface RequestApp {
  fetch(request: Request): Response | Promise<Response>;
}

/** Options of {@link Runtime.components}. */
export interface ComponentFilter {
  /** Name of the worker whose components are listed. If omitted, those of all workers and the built-in ones are listed. */
  readonly worker?: string | undefined;
}

/** Options of a single call of {@link Runtime.run}, {@link Runtime.runMany} or {@link Runtime.execute}. */
export interface RunOptions extends Omit<SubmitOptions, "onItem" | "known" | "forkedFrom"> {
  /**
   * Results of steps, by step id. A pinned step does not execute: the value takes its place, and steps that only it needs do not execute
   * either. Each value is checked against the output schema of the step's component, if the worker reports one.
   */
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
}

/** A Stepflow runtime inside this process. {@link createRuntime} creates it. */
export interface Runtime extends FlowRunner, WorkerChanges, AsyncDisposable {
  /** Engine of the runtime: submits and cancels runs, stores flows, and gives access to blobs and past runs. */
  readonly engine: Engine;
  /**
   * Runs a flow for one input.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#run"
   * const flow = {
   *   steps: [{ id: "count", component: "/text/word-count", input: { text: { $input: "text" } } }],
   *   output: { $step: "count", path: "words" },
   * };
   * const result = await runtime.run(flow, { text: "one two" });
   * if (result.outcome === "success") console.log(result.result);
   * else console.error(result.error.message);
   * ```
   *
   * @param flow YAML or JSON text, a definition as an object, the result of `flow()`, or a flow that `readFlow` returned.
   * @param input a JSON value. It is copied.
   * @throws InvalidFlowError that names every place with a fault; OverrideError; InvalidPinError; TypeError for an input that cannot be written as JSON;
   * RuntimeClosedError.
   */
  run<Input, Output>(flow: TypedFlow<Input, Output>, input: Input, options?: RunOptions): Promise<FlowResult<Output>>;
  run(flow: string | UntypedFlow | Flow, input: unknown, options?: RunOptions): Promise<FlowResult>;
  /**
   * Runs a flow for many inputs and returns the results by index. The inputs of an iterable other than an array are read as they are needed.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#runMany"
   * const texts = ["one", "one two", "one two three"];
   * const results = await runtime.runMany(
   *   flow,
   *   texts.map((text) => ({ text })),
   *   { maxConcurrency: 2 },
   * );
   * ```
   *
   * @throws the same errors as {@link run}; TypeError if `inputs` is not iterable.
   */
  runMany<Input, Output>(
    flow: TypedFlow<Input, Output>,
    inputs: Iterable<Input>,
    options?: RunOptions,
  ): Promise<readonly FlowResult<Output>[]>;
  runMany(
    flow: string | UntypedFlow | Flow,
    inputs: Iterable<unknown>,
    options?: RunOptions,
  ): Promise<readonly FlowResult[]>;
  /**
   * Executes one component as the only step of a flow.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#execute"
   * const result = await runtime.execute("/text/word-count", { text: "one two" });
   * ```
   *
   * @param component path of the component, such as `/text/word-count`.
   * @throws TypeError for an input that cannot be written as JSON; RuntimeClosedError.
   */
  execute(component: string, input: unknown, options?: RunOptions): Promise<FlowResult>;
  /**
   * Starts a new run from a step of an ended one, and resolves as soon as it has started. Steps that do not depend on `from` take over their
   * recorded results, so that they are not executed again. From there on, every step executes with the current code. The original run does
   * not change. Runs of an earlier process can be forked if they are kept in a folder.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#fork"
   * const [failed] = runtime.engine.runs.list({ status: "failed", limit: 1 });
   * if (failed === undefined) return;
   * const fork = await runtime.fork(failed.runId, { from: "summarize" });
   * console.log(`Run ${fork.runId} takes over the results of ${fork.pinned.join(", ")}.`);
   * const result = await fork.result;
   * ```
   *
   * @throws UnknownRunError; InvalidForkError if the run cannot be forked there, with the steps whose id or component has changed;
   * InvalidPinError; InvalidFlowError; OverrideError; TypeError for an input that cannot be written as JSON; RuntimeClosedError.
   */
  fork(runId: string, options: ForkOptions): Promise<ForkedRun>;
  /**
   * Finds the first difference between two runs: in their inputs, then in the component, the input or the output of a step, in the order in
   * which steps depend on each other, then in their outputs. Resolves to undefined if there is none.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#compare"
   * const difference = await runtime.compare(one, other);
   * if (difference !== undefined) {
   *   const { stepId = "the run", part, pointer, a, b } = difference;
   *   console.log(`The ${part} of ${stepId} differs at "${pointer}":`, a, b);
   * }
   * ```
   *
   * @throws UnknownRunError; RuntimeClosedError.
   */
  compare(a: RunItem, b: RunItem): Promise<RunDifference | undefined>;
  /**
   * Lists the components of all workers and the built-in ones, sorted by path, or those of one worker.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#components"
   * for (const { component, description } of await runtime.components()) console.log(component, description);
   * ```
   *
   * @throws an error of a worker that cannot list its components; RuntimeClosedError.
   */
  components(filter?: ComponentFilter): Promise<readonly ListedComponent[]>;
  /** Base URL for {@link fetch}. It does not exist on any network: {@link listen} returns a URL that does. */
  readonly url: string;
  /**
   * Answers a request to the REST API of version 0.11.1, or to the Blob API, without a socket. Together with {@link url} it makes the
   * runtime an argument of `createClient` of @stepflow/client: `createClient(runtime)`.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#fetch"
   * const response = await runtime.fetch(`${runtime.url}/api/v1/health`);
   * ```
   *
   * @throws RuntimeClosedError
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Serves the REST API over HTTP, or with `only: "blobs"` the Blob API alone. {@link close} ends it, too.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#listen"
   * await using listener = await runtime.listen({ port: 7840 });
   * console.log(`The REST API is at ${listener.url}/api/v1.`);
   * ```
   *
   * @throws Error if the address is not available; TypeError for invalid options; RuntimeClosedError.
   */
  listen(options?: RuntimeListenOptions): Promise<RuntimeListener>;
  /**
   * Cancels all runs, then ends the processes and connections of all workers. Later calls wait for the first one.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#close"
   * const runtime = await createRuntime({ workers: { text: { url: "http://127.0.0.1:8080/" } } });
   * try {
   *   await runtime.run(flow, { text: "one two" });
   * } finally {
   *   await runtime.close();
   * }
   * ```
   */
  close(): Promise<void>;
}
