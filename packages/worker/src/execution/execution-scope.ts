import type { ExecutionState } from "./execution-state.ts";

/** Runs a function on behalf of an execution, so that the platform can attribute later errors to it. */
export type ExecutionScope = <T>(state: ExecutionState, run: () => T) => T;

let current: ExecutionScope | undefined;

/** Sets the scope of all executions of the process. `undefined` runs them without one. */
export function setExecutionScope(scope: ExecutionScope | undefined): void {
  current = scope;
}

/** Runs a function in the scope of an execution, if the process has one. */
export function runInScope<T>(state: ExecutionState, run: () => T): T {
  return current === undefined ? run() : current(state, run);
}
