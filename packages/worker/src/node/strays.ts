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
   * Path of the component that caused it, even if its execution has ended. `undefined` if no component did.
   */
  readonly component: string | undefined;
  /** False for a component that was found by time alone: it started last. */
  readonly isCertain: boolean;
  /** Logger of the execution, which adds the ids of the run. */
  readonly logger: Logger | undefined;
}

/** The execution on whose behalf code runs. */
interface Found {
  readonly execution: ExecutionState | undefined;
  readonly isCertain: boolean;
}

interface Attribution {
  readonly scope: ExecutionScope;
  find(): Found;
  end(): void;
}

/**
 * Since Node 24 a context follows promises and timers at no cost. Earlier versions watch every promise of the process for it, which made an
 * execution 1.7 times as expensive on Node 20.
 */
const FOLLOWS_CONTEXT = Number(process.versions.node.split(".")[0]) >= 24;

/** Time after the start of an execution during which errors are attributed to it by time alone. */
const MAX_AGE_MS = 600_000;
/** Time after an error during which executions are followed, where that is expensive. */
const FOLLOW_MS = 600_000;

class ByContext implements Attribution {
  readonly #executions = new AsyncLocalStorage<ExecutionState>();
  readonly scope: ExecutionScope = (state, run) => this.#executions.run(state, run);

  find(): Found {
    return { execution: this.#executions.getStore(), isCertain: true };
  }

  end(): void {
    this.#executions.disable();
  }
}

/** Attributes an error to the execution that started last. This is wrong if another running execution caused the error. */
class ByTime implements Attribution {
  #last: ExecutionState | undefined;
  #startedMs = 0;

  readonly scope: ExecutionScope = (state, run) => {
    this.#last = state;
    this.#startedMs = performance.now();
    return run();
  };

  find(): Found {
    const isRecent = performance.now() - this.#startedMs <= MAX_AGE_MS;
    return { execution: isRecent ? this.#last : undefined, isCertain: false };
  }

  end(): void {}
}

/**
 * Attributes the first error by time. Most workers never have one, and those that have one have it again: executions that start within
 * {@link FOLLOW_MS} after an error are followed by context.
 */
class ByContextAfterError implements Attribution {
  readonly #byContext = new ByContext();
  readonly #byTime = new ByTime();
  #followUntilMs: number | undefined;

  readonly scope: ExecutionScope = (state, run) => {
    if (this.#followUntilMs === undefined) return this.#byTime.scope(state, run);
    if (performance.now() <= this.#followUntilMs) return this.#byContext.scope(state, run);
    this.#followUntilMs = undefined;
    this.#byContext.end();
    return this.#byTime.scope(state, run);
  };

  find(): Found {
    const byContext = this.#byContext.find();
    const found = byContext.execution === undefined ? this.#byTime.find() : byContext;
    this.#followUntilMs = performance.now() + FOLLOW_MS;
    return found;
  }

  end(): void {
    this.#byContext.end();
  }
}

/**
 * Reports rejections and exceptions that nothing has caught. Without a listener, Node would end the process and with it all other
 * executions.
 *
 * @returns a function that ends the watch.
 */
export function watchStrays(onStray: (stray: Stray) => void): () => void {
  const attribution = FOLLOWS_CONTEXT ? new ByContext() : new ByContextAfterError();
  const report = (kind: Stray["kind"], error: unknown): void => {
    const { execution, isCertain } = attribution.find();
    onStray({ kind, error, isCertain, component: execution?.subject.component, logger: execution?.log });
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
export function describeStray({ kind, component, isCertain }: Stray, isLast: boolean): string {
  const cause =
    kind === "rejection"
      ? "A promise was rejected, and nothing handled the rejection."
      : "An exception was not caught.";
  const place =
    component === undefined
      ? ""
      : ` Component ${component} ${isCertain ? "" : "probably "}caused it: await every promise, and handle the errors of callbacks.`;
  return `${cause}${place} ${isLast ? "The worker stops." : "The worker continues."}`;
}
