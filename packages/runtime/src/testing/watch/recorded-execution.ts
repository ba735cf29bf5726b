import type { FlowFailure } from "@stepflow/protocol";

/** A request of a worker to the runtime, whichever way it took. */
export interface RecordedCallback {
  /** `blobs/put`, `blobs/get`, `runs/submit`, `runs/get`, …; blobs that travel over HTTP are named like the others. */
  readonly method: string;
  /** As they travelled, in the spelling of the dialect, but without `observability`. */
  readonly params: unknown;
  /** What the worker was given. */
  readonly result: unknown;
  readonly error: FlowFailure | undefined;
  /** `pending` until the worker has its answer. */
  readonly status: "pending" | "answered" | "failed";
  /** The component that asked, such as `/text-tools/word-count`. */
  readonly component: string;
}

/** One execution of a component as its worker saw it: a repetition is another one. */
export interface RecordedExecution {
  /** With the name of the worker in front, such as `/text-tools/word-count`. */
  readonly component: string;
  /** From 1. */
  readonly attempt: number;
  /** As it travelled: large fields may be references to blobs. */
  readonly input: unknown;
  readonly output: unknown;
  readonly error: FlowFailure | undefined;
  /** `cut`: the connection was ended before the worker had answered. */
  readonly status: "running" | "succeeded" | "failed" | "cut";
  readonly stepId: string | undefined;
  readonly runId: string | undefined;
  readonly callbacks: readonly RecordedCallback[];
}
