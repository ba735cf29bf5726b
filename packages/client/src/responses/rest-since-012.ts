import type { Rest } from "@stepflow/protocol/documents";

// How runtimes since 0.12 spell what earlier ones spell otherwise. States and levels are numbers there, from 1 in the order of
// the words; which spelling an response has is seen by the response itself.

/** Answer about a run; earlier runtimes put the members of the summary at the top. */
export interface SummarizedRun {
  readonly summary: Rest.RunSummary;
  readonly results: readonly EndedItem[];
}

/** Items of a run, and steps of one, carry their outcome in these members. */
export interface EndedItem {
  readonly status: number;
  readonly output: unknown;
  readonly errorMessage: string;
  readonly errorCode: number;
}

/** Answer of `GET /runs/{runId}/items`. */
export interface ItemResults {
  readonly results: readonly EndedItem[];
}

/** The steps of all items in one list. */
export interface ListedStep extends EndedItem {
  readonly itemIndex: number;
}

/** 0.13 calls a component by its id and lists the path beside it. */
export interface ListedComponent {
  readonly componentId: string;
  readonly path: string;
  readonly inputSchema: unknown;
  readonly outputSchema: unknown;
}
