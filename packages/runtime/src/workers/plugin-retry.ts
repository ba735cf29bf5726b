import type { ComponentInfo } from "@stepflow/protocol";
import type { Clock } from "../engine/clock.ts";
import type { ComponentContext, ComponentOutcome } from "../engine/component.ts";
import type { EngineOptions } from "../engine/engine.ts";
import { type Backoff, backoffDelayMs, DEFAULT_BACKOFF } from "../engine/retry.ts";
import type { Semantics } from "../versions.ts";
import type { WorkerConnection } from "./worker-connection.ts";

/** Retry rules of one worker, as each plugin of runtime 0.10 has them. */
export interface PluginRetry {
  /** Number of executions, the first included. @default 3 */
  readonly maxAttempts?: number | undefined;
  readonly backoff?: Backoff | undefined;
}

const DEFAULT_MAX_ATTEMPTS = 3;

/** Returns retry rules for the engine that are enough for every worker, without pauses. Each worker then applies its own rules. */
export function engineRetryFor(rules: Readonly<Record<string, PluginRetry>>): NonNullable<EngineOptions["retry"]> {
  const wanted = Object.values(rules).map(({ maxAttempts = DEFAULT_MAX_ATTEMPTS }) => maxAttempts);
  return {
    maxRetries: Math.max(DEFAULT_MAX_ATTEMPTS, ...wanted) - 1,
    backoff: { type: "constant", delayMs: 0 },
  };
}

/** Returns how often a version attempts an execution of a worker. */
export function maxAttemptsOf(
  semantics: Semantics,
  rules: PluginRetry | undefined,
  retry: EngineOptions["retry"],
): number {
  if (semantics.retries !== "everything") return semantics.startedWorkerExecutions;
  return rules?.maxAttempts ?? (retry?.maxRetries ?? semantics.maxRetries) + 1;
}

/** A worker with its own retry rules: it pauses before a repetition and marks the last failure as final. */
export class RetryingWorker implements WorkerConnection {
  readonly #worker: WorkerConnection;
  readonly #rules: PluginRetry;
  readonly #clock: Clock;

  constructor(worker: WorkerConnection, rules: PluginRetry, clock: Clock) {
    this.#worker = worker;
    this.#rules = rules;
    this.#clock = clock;
  }

  async execute(component: string, input: unknown, context: ComponentContext): Promise<ComponentOutcome> {
    const { maxAttempts = DEFAULT_MAX_ATTEMPTS, backoff = DEFAULT_BACKOFF } = this.#rules;
    const { attempt, signal } = context;
    if (maxAttempts === 0) return withoutAttempt(component);
    if (attempt > 1) await this.#clock.sleep(backoffDelayMs(backoff, attempt - 1), signal);
    const outcome = await this.#worker.execute(component, input, context);
    if (outcome.outcome === "success" || attempt < maxAttempts) return outcome;
    return { ...outcome, isFinal: true };
  }

  list(): Promise<readonly ComponentInfo[]> {
    return this.#worker.list();
  }

  close(): void | Promise<void> {
    return this.#worker.close();
  }
}

/** Returns the failure of 0.10 if no execution is allowed. */
function withoutAttempt(component: string): ComponentOutcome {
  return {
    outcome: "failed",
    kind: "transport",
    component,
    error: { code: 0, message: "Max retry attempts exceeded" },
    attachments: ["Max retry attempts exceeded"],
    causes: [{ error: "error executing component" }],
    isFinal: true,
  };
}
