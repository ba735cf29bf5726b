import { AsyncLocalStorage } from "node:async_hooks";
import { type ExecutionScope, setExecutionScope } from "../execution/execution-scope.ts";
import type { ExecutionState } from "../execution/execution-state.ts";
import type { Logger } from "../log/logger.ts";

/** What a worker does after an error that nothing has caught. */
export type StrayPolicy = "continue" | "drain";

/** An error that reached the process because nothing caught it. */
export interface Stray {
  readonly error: unknown;
  /** Whether a promise was rejected or an exception thrown. */
  readonly kind: "rejection" | "exception";
  /**
   * Path of the component that caused it, even if its execution has ended. `undefined` if no component did. Before Node 24 it is the
   * component that started last.
   */
  readonly component: string | undefined;
  /** Logger of the execution, which adds the ids of the run. */
  readonly logger: Logger | undefined;
}

/** Finds the execution on whose behalf code runs. */
interface Attribution {
  readonly scope: ExecutionScope;
  find(): ExecutionState | undefined;
  end(): void;
}

/**
 * Since Node 24 a context follows promises and timers at no cost. Earlier versions watch every promise of the process for it, which made an
 * execution 1.7 times as expensive on Node 20.
 */
const FOLLOWS_CONTEXT = Number(process.versions.node.split(".")[0]) >= 24;

/** Time after the start of an execution during which errors are attributed to it by time alone. */
const MAX_AGE_MS = 600_000;

function byContext(): Attribution {
  const executions = new AsyncLocalStorage<ExecutionState>();
  return {
    scope: (state, run) => executions.run(state, run),
    find: () => executions.getStore(),
    end: () => executions.disable(),
  };
}

/** Attributes an error to the execution that started last. This is wrong if another running execution caused the error. */
function byTime(): Attribution {
  let last: ExecutionState | undefined;
  let startedMs = 0;
  return {
    scope: (state, run) => {
      last = state;
      startedMs = performance.now();
      return run();
    },
    find: () => (performance.now() - startedMs <= MAX_AGE_MS ? last : undefined),
    end: () => {},
  };
}

/**
 * Reports rejections and exceptions that nothing has caught. Without a listener, Node would end the process and with it all other
 * executions.
 *
 * @returns a function that ends the watch.
 */
export function watchStrays(onStray: (stray: Stray) => void): () => void {
  const attribution = FOLLOWS_CONTEXT ? byContext() : byTime();
  const report = (kind: Stray["kind"], error: unknown): void => {
    const state = attribution.find();
    onStray({ kind, error, component: state?.subject.component, logger: state?.log });
  };
  const onRejection = (reason: unknown): void => report("rejection", reason);
  const onException = (error: unknown): void => report("exception", error);
  setExecutionScope(attribution.scope);
  process.on("unhandledRejection", onRejection).on("uncaughtException", onException);
  return () => {
    process.off("unhandledRejection", onRejection).off("uncaughtException", onException);
    setExecutionScope(undefined);
    attribution.end();
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
      : ` Component ${component} ${FOLLOWS_CONTEXT ? "" : "probably "}caused it: await every promise, and handle the errors of callbacks.`;
  return `${cause}${place} ${isLast ? "The worker stops." : "The worker continues."}`;
}
