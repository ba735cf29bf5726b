import type { Rest } from "@stepflow/protocol/documents";

// Response bodies of runtimes since 0.12, where they differ from those of earlier runtimes. Statuses and levels are numbers there, counted
// from 1 in the order of the words. The form of a response shows which of the two it is.

/** Response about a run. Earlier runtimes put the members of the summary at the top level. */
export interface SummarizedRun {
  readonly summary: Rest.RunSummary;
  readonly results: readonly EndedItem[];
}

/** The members that hold the outcome of an item or a step. */
export interface EndedItem {
  readonly status: number;
  readonly output: unknown;
  readonly errorMessage: string;
  readonly errorCode: number;
}

/** Response of `GET /runs/{runId}/items`. */
export interface ItemResults {
  readonly results: readonly EndedItem[];
}

/** A step in the list of the steps of all items. */
export interface ListedStep extends EndedItem {
  readonly itemIndex: number;
}

/** A component. 0.13 lists its id and its path. */
export interface ListedComponent {
  readonly componentId: string;
  readonly path: string;
  readonly inputSchema: unknown;
  readonly outputSchema: unknown;
}
