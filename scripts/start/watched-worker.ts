import type { Orchestrator } from "@stepflow/orchestrator";
import type { Execution } from "../../packages/cli/src/wire/conversation.ts";

export interface WatchOptions {
  /** Name of the runtime. */
  readonly runtime: string;
  /** Path of the worker's `main.ts`. */
  readonly program: string;
  readonly signal: AbortSignal;
}

/** Runtime and worker, whose messages are recorded. */
export interface WatchedWorker {
  readonly runtime: Pick<Orchestrator, "url" | "client">;
  /** Description of the connection between runtime and worker. */
  readonly connection: string;
  /** Returns the executions of a run that has ended. */
  executions(runId: string): Promise<readonly Execution[]>;
}

/** Starts runtime and worker, calls a function with them, and stops both. */
export type WithWatchedWorker = <T>(options: WatchOptions, use: (watched: WatchedWorker) => Promise<T>) => Promise<T>;
