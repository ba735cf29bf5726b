import { AsyncLocalStorage } from "node:async_hooks";
import { setExecutionScope } from "../execution/execution-scope.ts";
import type { ExecutionState } from "../execution/execution-state.ts";
import type { Logger } from "../log/logger.ts";

/** What a worker does after an error that nothing has caught. */
export type StrayPolicy = "continue" | "drain";

/** An error that reached the process because nothing caught it. */
export interface Stray {
  readonly error: unknown;
  /** Whether a promise was rejected or an exception thrown. */
  readonly kind: "rejection" | "exception";
  /** Path of the component that caused it, even if its execution has ended. `undefined` if no component did. */
  readonly component: string | undefined;
  /** Logger of the execution, which adds the ids of the run. */
  readonly logger: Logger | undefined;
}

/**
 * Reports rejections and exceptions that nothing has caught. Without a listener, Node would end the process and with it all other
 * executions.
 *
 * @returns a function that ends the watch.
 */
export function watchStrays(onStray: (stray: Stray) => void): () => void {
  const executions = new AsyncLocalStorage<ExecutionState>();
  const report = (kind: Stray["kind"], error: unknown): void => {
    const state = executions.getStore();
    onStray({ kind, error, component: state?.subject.component, logger: state?.log });
  };
  const onRejection = (reason: unknown): void => report("rejection", reason);
  const onException = (error: unknown): void => report("exception", error);
  setExecutionScope((state, run) => executions.run(state, run));
  process.on("unhandledRejection", onRejection).on("uncaughtException", onException);
  return () => {
    process.off("unhandledRejection", onRejection).off("uncaughtException", onException);
    setExecutionScope(undefined);
    executions.disable();
  };
}

/** @throws TypeError for an unknown policy. */
export function checkStrayPolicy(policy: unknown): void {
  if (policy === undefined || policy === "continue" || policy === "drain") return;
  throw new TypeError(`Option onStray must be "continue" or "drain", got ${JSON.stringify(policy)}.`);
}

/** Text of the log line about a stray. */
export function describeStray({ kind, component }: Stray, isLast: boolean): string {
  const cause =
    kind === "rejection"
      ? "A promise was rejected, and nothing handled the rejection."
      : "An exception was not caught.";
  const place =
    component === undefined
      ? ""
      : ` Component ${component} caused it: await every promise, and handle the errors of callbacks.`;
  return `${cause}${place} ${isLast ? "The worker stops." : "The worker continues."}`;
}
