import type { FlowResult } from "@stepflow/protocol";
import type { Overrides } from "../flow/overrides.ts";
import type { FinalStatus, Retention } from "../runs/run-event.ts";

/** An item that has ended. */
export interface EndedItem {
  readonly itemIndex: number;
  /** Undefined when it was cancelled. */
  readonly result: FlowResult | undefined;
}

/** How a run is to go. */
export interface SubmitOptions {
  /** How many steps execute at once; of all items together. */
  readonly maxConcurrency?: number | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly overrides?: Overrides | undefined;
  /** Told each item as it ends, in that order. */
  readonly onItem?: ((item: EndedItem) => void) | undefined;
  /** What the run store keeps of it; overrides the engine's. */
  readonly retain?: Retention | undefined;
  /** Cancels the run. */
  readonly signal?: AbortSignal | undefined;
}

/** A run that was accepted. */
export interface RunHandle {
  readonly runId: string;
  readonly flowId: string;
  /** Resolves when the run has ended; rejects only when the inputs could not be read to their end, or are no JSON. */
  readonly ended: Promise<FinalStatus>;
}
