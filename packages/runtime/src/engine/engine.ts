import { type BlobStore, jsonOf, putJson, type StoredBlob } from "../blobs/blob-store.ts";
import { MemoryBlobStore } from "../blobs/memory-blob-store.ts";
import { executeBuiltin } from "../builtins/execute-builtin.ts";
import { type Flow, readUncheckedFlow } from "../flow/flow.ts";
import type { RuntimeVersion } from "../flow/runtime-version.ts";
import { MemoryRunStore } from "../runs/memory-run-store.ts";
import type { Retention, RunEvent } from "../runs/run-event.ts";
import type { RunStore } from "../runs/run-store.ts";
import { type Semantics, semanticsOf } from "../versions.ts";
import { type Backoff, DEFAULT_BACKOFF } from "./backoff.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { ExecuteComponent } from "./component.ts";
import { type IdSource, systemIds } from "./run.ts";
import { RunForest } from "./run-scheduler.ts";
import type { RunHandle, SubmitOptions } from "./submission.ts";

/** Options of {@link createEngine}. */
export interface EngineOptions {
  /** Executes the components of workers. */
  readonly executeComponent: ExecuteComponent;
  /** Behave as this runtime does, defects included. Default: as 0.11.1, with flows run as they are documented. */
  readonly version?: RuntimeVersion | undefined;
  /** Default: in memory. */
  readonly blobs?: BlobStore | undefined;
  /** Default: in memory, with the 1,000 latest runs that have ended. */
  readonly runs?: RunStore | undefined;
  readonly clock?: Clock | undefined;
  readonly ids?: IdSource | undefined;
  /** `maxRetries`: after transport failures, default 3 (0.10: 2, after every failure). `backoff`: default 1 s, 1 s, 2 s, … */
  readonly retry?: { readonly maxRetries?: number | undefined; readonly backoff?: Backoff | undefined } | undefined;
  /** Route prefix of the built-in components, default `/builtin`; false where `executeComponent` sees to them. */
  readonly builtins?: string | false | undefined;
  /** What is kept of runs that do not say so themselves. */
  readonly retain?: Retention | undefined;
  /** Told everything that happens, in order. What it throws ends the process as an uncaught exception, not the run. */
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
}

/** Runs flows. */
export interface Engine {
  readonly semantics: Semantics;
  readonly blobs: BlobStore;
  readonly runs: RunStore;
  /** Stores a flow and returns its id. */
  storeFlow(flow: Flow): Promise<string>;
  /** A stored flow; undefined when no blob has this id. @throws InvalidFlowError when the blob holds something else. */
  loadFlow(flowId: string): Promise<Flow | undefined>;
  /**
   * Starts a run with an item for each input. They are copied, as JSON has them; what is no array is read as items are opened.
   *
   * @throws OverrideError; RangeError for a limit below 1; TypeError for inputs and variables that are no JSON.
   */
  submit(flow: Flow, inputs: Iterable<unknown>, options?: SubmitOptions): RunHandle;
  /** Tells everything that happens from now on, after the run store knows it. Gives how to withdraw. */
  subscribe(listener: (event: RunEvent) => void): () => void;
  /** Ends a run at once. Its components are told by their signal and not waited for. False when no such run is running. */
  cancel(runId: string): boolean;
  /** Cancels everything; nothing can be submitted any more. */
  close(): void;
}

/** Creates an engine. It holds no timers and no connections of its own. */
export function createEngine(options: EngineOptions): Engine {
  const semantics = semanticsOf(options.version);
  const { blobs = new MemoryBlobStore(), runs = new MemoryRunStore(), clock = systemClock, ids = systemIds } = options;
  const { maxRetries = semantics.maxRetries, backoff = DEFAULT_BACKOFF } = options.retry ?? {};
  const listeners = new Set<(event: RunEvent) => void>([(event) => runs.record(event)]);
  if (options.onEvent !== undefined) listeners.add(options.onEvent);
  const forest = new RunForest({
    semantics,
    blobs,
    clock,
    ids,
    retry: { maxRetries, backoff },
    retain: { items: true, steps: "full", ...options.retain },
    executeComponent: withBuiltins(options.executeComponent, options.builtins ?? "/builtin", semantics),
    emit: tellAll(listeners),
  });
  return {
    semantics,
    blobs,
    runs,
    storeFlow: (flow) => putJson(blobs, flow.document, { type: "flow" }),
    async loadFlow(flowId) {
      const blob = await blobs.get(flowId);
      if (blob === undefined) return undefined;
      return { ...readUncheckedFlow(jsonIn(blob), semantics.version), id: flowId };
    },
    submit: (flow, inputs, submitOptions) => forest.submit(flow, inputs, submitOptions),
    subscribe(listener) {
      // Wrapped, so that one function may listen twice.
      const entry = (event: RunEvent): void => listener(event);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    cancel: (runId) => forest.cancel(runId),
    close: () => forest.close(),
  };
}

/** Undefined for bytes. */
function jsonIn(blob: StoredBlob): unknown {
  try {
    return jsonOf(blob);
  } catch {
    return undefined;
  }
}

function withBuiltins(
  executeComponent: ExecuteComponent,
  prefix: string | false,
  semantics: Semantics,
): ExecuteComponent {
  if (prefix === false) return executeComponent;
  return (path, input, context) =>
    path.startsWith(`${prefix}/`)
      ? executeBuiltin(path.slice(prefix.length), input, context, semantics)
      : executeComponent(path, input, context);
}

/** A listener that fails must not stop the run that it listens to. */
function tellAll(listeners: Iterable<(event: RunEvent) => void>): (event: RunEvent) => void {
  return (event) => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  };
}
