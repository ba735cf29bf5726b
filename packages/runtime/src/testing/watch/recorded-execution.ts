import type { FlowFailure } from "@stepflow/protocol";

/** A request of a component to the runtime, over the event stream or over HTTP. */
export interface RecordedCallback {
  /** `blobs/put`, `blobs/get`, `runs/submit`, `runs/get`, …. Requests for blobs over HTTP have the same names. */
  readonly method: string;
  /** The parameters as they were sent, with the field names of the dialect, without `observability`. */
  readonly params: unknown;
  /** The result that the worker received. Undefined until then, and for a failure. */
  readonly result: unknown;
  /** The error that the worker received. */
  readonly error: FlowFailure | undefined;
  /** `pending` until the worker has received the answer. */
  readonly status: "pending" | "answered" | "failed";
  /** Path of the component that sent the request, such as `/text-tools/word-count`. */
  readonly component: string;
}

/** One execution of a component. A retry is another execution. */
export interface RecordedExecution {
  /** Path of the component with the name of its worker, such as `/text-tools/word-count`. */
  readonly component: string;
  /** Number of the attempt, from 1. */
  readonly attempt: number;
  /** The input as it was sent. Large fields may be references to blobs. */
  readonly input: unknown;
  /** The output as it was sent. Undefined until the execution succeeds. */
  readonly output: unknown;
  /** The error that the worker answered with. */
  readonly error: FlowFailure | undefined;
  /** `cut` means that the connection ended before the worker answered. */
  readonly status: "running" | "succeeded" | "failed" | "cut";
  /** Id of the step that is executed. */
  readonly stepId: string | undefined;
  /** Id of the run that the step belongs to. */
  readonly runId: string | undefined;
  /** Requests of the component, in order. */
  readonly callbacks: readonly RecordedCallback[];
}
