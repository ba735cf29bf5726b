import type { Tape } from "../../support/wire/wire-tap.ts";

/** How a flow's item ended. */
export type Outcome =
  | { readonly outcome: "success"; readonly result: unknown }
  | { readonly outcome: "failed"; readonly error: FlowFailure };

export interface FlowFailure {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** A component as a runtime lists it. */
export interface ListedComponent {
  readonly component: string;
  readonly description?: string | null | undefined;
  readonly inputSchema?: unknown;
  readonly outputSchema?: unknown;
}

export interface FlowRunOptions {
  readonly maxConcurrency?: number;
}

/** Behaviour of a runtime that does not depend on the worker, as measured (docs/internals/wire.md#number-of-executions). */
export interface Traits {
  /** In v0 blobs travel over the event stream, in v1 over HTTP. */
  readonly generation: "v0" | "v1";
  /** Whether the user receives code, message and data of a component's error, or all of them as text inside another error. */
  readonly errors: "kept" | "text";
  /** Number of executions of a step whose component always fails. */
  readonly executions: {
    /** Number for an error of the component. */
    readonly failure: number;
    /** Number for −32300, which requests another attempt. */
    readonly transport: number;
    /** Number for −32100 in a step with `onError: { action: retry, maxRetries: 2 }`. */
    readonly byFlow: number;
    /** Number for −32000 in such a step. */
    readonly never: number;
  };
  /** Error code for an unknown flow. */
  readonly flowNotFound: number;
  /** Whether a run without items ends. */
  readonly endsEmptyRuns: boolean;
  /** Whether overrides of a sub-run are accepted without effect. */
  readonly ignoresOverrides: boolean;
  /** Whether a component's failure ends the worker's process with all that it executes (docs/internals/wire.md#workers-that-end-or-restart). */
  readonly restartsOnFailure: boolean;
  /** Largest blob in bytes of JSON. */
  readonly blobLimitBytes: number;
}

/** A runtime with the kitchen worker, over any transport. */
export interface Target extends Traits {
  /** Name, such as `0.11.1, subprocess`. */
  readonly name: string;
  /** The path under which flows name a component of the worker. */
  path(component: string): string;
  /** Runs a flow for the inputs and returns the outcomes by index. Fails if the run does not end. */
  runFlow(flow: object, inputs: readonly unknown[], options?: FlowRunOptions): Promise<readonly Outcome[]>;
  components(): Promise<readonly ListedComponent[]>;
}

/** A target whose traffic with the worker is recorded outside both sides. */
export interface TappedTarget extends Target {
  /** Everything since the start of the runtime. */
  readonly start: Tape;
  /** Starts a new tape. */
  record(): Tape;
}
