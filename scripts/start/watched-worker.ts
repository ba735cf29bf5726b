import type { Orchestrator } from "@stepflow/orchestrator";
import type { Execution } from "./conversation.ts";

export interface StageOptions {
  /** Name of the runtime. */
  readonly runtime: string;
  /** Path of the worker's `main.ts`. */
  readonly program: string;
  readonly signal: AbortSignal;
}

/** A runtime with the worker, and somebody who watches them. */
export interface Stage {
  readonly runtime: Pick<Orchestrator, "url" | "client">;
  /** How the worker gets its work. */
  readonly way: string;
  /** What was executed, step by step, once a run has ended. */
  executions(runId: string): Promise<readonly Execution[]>;
}

/** Builds a stage, plays on it, and clears it away. */
export type PlayOnStage = <T>(options: StageOptions, play: (stage: Stage) => Promise<T>) => Promise<T>;
