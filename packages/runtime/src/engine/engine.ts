import type { BlobStore } from "../blobs/blob-store.ts";
import type { FilePlace } from "../files/file-access.ts";
import type { Flow } from "../flow/flow.ts";
import type { Retention, RunEvent } from "../runs/run-event.ts";
import type { RunStore } from "../runs/run-store.ts";
import type { RuntimeVersion, Semantics } from "../versions.ts";
import type { Clock } from "./clock.ts";
import type { ExecuteComponent } from "./component.ts";
import type { Backoff } from "./retry.ts";
import type { IdSource } from "./run.ts";
import type { RunLimits } from "./run-limits.ts";
import type { EngineSubmitOptions, RunHandle } from "./submission.ts";

/** Options of {@link createEngine}. */
export interface EngineOptions {
  /** Executes the components of workers. */
  readonly executeComponent: ExecuteComponent;
  /**
   * Version whose behaviour is imitated, defects included. If omitted, the engine behaves as 0.11.1 and runs flows as they are documented.
   */
  readonly version?: RuntimeVersion | undefined;
  /** Store of blobs and flows. @default new MemoryBlobStore() */
  readonly blobs?: BlobStore | undefined;
  /** Store of runs. The default keeps the latest 1,000 ended runs. @default new MemoryRunStore() */
  readonly runs?: RunStore | undefined;
  /** Source of the time. @default systemClock */
  readonly clock?: Clock | undefined;
  /** Source of the ids of runs and traces. The default makes UUIDv7s. */
  readonly ids?: IdSource | undefined;
  /**
   * Repetition of failed executions. `maxRetries` counts the repetitions after transport failures and defaults to 3; version 0.10 repeats
   * after any failure, 2 times. `backoff` defaults to 1 s, 1 s, 2 s, 3 s, … up to 10 s.
   */
  readonly retry?: { readonly maxRetries?: number | undefined; readonly backoff?: Backoff | undefined } | undefined;
  /** Limits that end flows which run themselves, or grow a value, without end. */
  readonly limits?: RunLimits | undefined;
  /** Route prefix of the built-in components. `false` passes their paths to `executeComponent`, too. @default "/builtin" */
  readonly builtins?: string | false | undefined;
  /** Folder whose files `/builtin/load_file` may read. If omitted, it refuses every path. */
  readonly files?: FilePlace | undefined;
  /** Data that is kept of a run unless its own `retain` overrides it. By default, everything is kept. */
  readonly retain?: Retention | undefined;
  /**
   * Receives every event in order, after the run store has recorded it. An exception that it throws becomes an uncaught exception of the
   * process and does not stop the run.
   */
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
}

/** Runs flows. */
export interface Engine {
  /** Behaviour of the imitated version. */
  readonly semantics: Semantics;
  /** Store of blobs and flows. */
  readonly blobs: BlobStore;
  /** Store of runs. */
  readonly runs: RunStore;
  /** Stores a flow and returns its id. */
  storeFlow(flow: Flow): Promise<string>;
  /**
   * Returns a stored flow, or undefined if there is no blob with this id.
   *
   * @throws InvalidFlowError if the blob does not hold a flow.
   */
  loadFlow(flowId: string): Promise<Flow | undefined>;
  /**
   * Starts a run with one item for each input. Inputs are copied as JSON: those of an array at once, those of another iterable when their
   * item starts.
   *
   * @throws OverrideError if the overrides do not fit the flow; RangeError for a limit below 1; TypeError for inputs and variables that
   * cannot be written as JSON; RunLimitError if too many runs are under way.
   */
  submit(flow: Flow, inputs: Iterable<unknown>, options?: EngineSubmitOptions): RunHandle;
  /** Calls a listener with every event from now on, after the run store has recorded it. Returns a function that removes the listener. */
  subscribe(listener: (event: RunEvent) => void): () => void;
  /** Ends a run at once and aborts the signal of its components without waiting for them. Returns false if the run is not running. */
  cancel(runId: string): boolean;
  /** Cancels all runs. Later calls of {@link submit} throw. */
  close(): void;
}
