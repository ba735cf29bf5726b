import type { FlowResult } from "@stepflow/protocol";
import type { RunHandle, SubmitOptions } from "../engine/submission.ts";
import type { Flow } from "../flow/flow.ts";
import type { ForkOrigin } from "../runs/run-event.ts";

/** Options of {@link Runtime.fork}. Variables and overrides are those of the forked run, unless others are given. */
export interface ForkOptions
  extends Pick<SubmitOptions, "maxConcurrency" | "variables" | "overrides" | "retain" | "signal"> {
  /** Id of the first step that executes. Steps that depend on it execute, too, if the fork needs them. */
  readonly from: string;
  /** Index of the item that is forked. It may be omitted if the run has one item. */
  readonly item?: number | undefined;
  /** Another input. Steps that do not depend on `from` keep their recorded results in spite of it. */
  readonly input?: unknown;
  /** A changed flow. Steps that do not depend on `from` must have the same ids and components as before, or be pinned. */
  readonly flow?: string | object | Flow | undefined;
  /** Results of further steps, by step id. They take precedence over recorded ones. */
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
}

/** A fork that has been started. It is a run of its own, with one item. */
export interface ForkedRun extends RunHandle {
  readonly forkedFrom: ForkOrigin;
  /** Ids of the steps whose results are known. They do not execute. */
  readonly pinned: readonly string[];
  /** Resolves to the result of the fork. A failed run is a result, not an error. */
  readonly result: Promise<FlowResult>;
}

/** An item of a run: the id of a run with one item, or the id and the index. */
export type RunItem = string | { readonly runId: string; readonly item?: number | undefined };
