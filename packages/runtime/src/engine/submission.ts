import type { FlowResult } from "@stepflow/protocol";
import type { Overrides } from "../flow/overrides.ts";
import type { FinalStatus, ForkOrigin, Retention } from "../runs/run-event.ts";

/** An item of a run that has ended. */
export interface EndedItem {
  /** Index of the input. */
  readonly itemIndex: number;
  /** Undefined if the item was cancelled. */
  readonly result: FlowResult | undefined;
}

/** Options of a run. */
export interface SubmitOptions {
  /** Number of steps that execute at once, counted over all items. The default depends on the engine or runtime. */
  readonly maxConcurrency?: number | undefined;
  /** Values of the variables that the flow declares. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Changes to steps of the flow for this run. */
  readonly overrides?: Overrides | undefined;
  /**
   * Results of steps that are known, by step id. Such a step does not execute: its result is taken over when the item needs it, and shown as
   * pinned. Steps that only it needs do not execute either.
   */
  readonly known?: ReadonlyMap<string, FlowResult> | undefined;
  /** The run that this one forks, to be recorded. */
  readonly forkedFrom?: ForkOrigin | undefined;
  /** Called with each item when it ends. */
  readonly onItem?: ((item: EndedItem) => void) | undefined;
  /** Data that the run store keeps of the run. It overrides the `retain` of the engine. */
  readonly retain?: Retention | undefined;
  /** Cancels the run when it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** Options of {@link Engine.submit}. */
export interface EngineSubmitOptions extends SubmitOptions {
  /**
   * Id of the run whose component starts this one. The new run is independent of it, and counts in its {@link RunLimits}.
   *
   * @throws Error if that run is not running.
   */
  readonly startedBy?: string | undefined;
}

/** A run that has been started. */
export interface RunHandle {
  readonly runId: string;
  /** Id of the submitted flow. */
  readonly flowId: string;
  /** Resolves when the run has ended. Rejects only if reading the inputs throws or an input cannot be written as JSON. */
  readonly ended: Promise<FinalStatus>;
}
