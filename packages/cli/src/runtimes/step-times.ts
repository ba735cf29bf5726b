import type { RunEvent } from "@stepflow/client";
import type { Json } from "../wire/json.ts";
import type { LiveStep } from "./run-target.ts";

/** An execution of a step, as the events of a runtime report it. */
interface TimedExecution {
  readonly attempt: number;
  readonly startedMs: number;
}

/** Attempts and times of steps, from the events of a runtime 0.12 or later. Earlier ones do not report them. */
export class StepTimes {
  readonly #executions = new Map<string, TimedExecution[]>();
  readonly #ended = new Map<string, number>();
  /** The latest event, by the clock of the runtime and by that of this process. From them follows the runtime's time. */
  #latest = { eventMs: 0, receivedMs: 0 };

  /** Reads an event of a run with one item. */
  take(event: RunEvent): void {
    if (event.type !== "event") return;
    const { timestamp, event: details } = event.data as { readonly timestamp?: string; readonly event?: Json };
    if (timestamp === undefined || details === undefined) return;
    const eventMs = toMs(timestamp);
    this.#latest = { eventMs, receivedMs: performance.now() };
    const started = details["StepStarted"] as Json | undefined;
    if (started !== undefined) {
      const executions = this.#executions.get(String(started["stepId"])) ?? [];
      executions.push({ attempt: Number(started["attempt"] ?? executions.length + 1), startedMs: eventMs });
      this.#executions.set(String(started["stepId"]), executions);
    }
    const completed = details["StepCompleted"] as Json | undefined;
    if (completed !== undefined) this.#ended.set(String(completed["stepId"]), eventMs);
  }

  /** Splits steps into their executions. A runtime keeps the result of the last one only. */
  apply(steps: readonly LiveStep[]): LiveStep[] {
    const nowMs = this.#latest.eventMs + performance.now() - this.#latest.receivedMs;
    return steps.flatMap((step) => {
      const executions = this.#executions.get(step.stepId) ?? [];
      if (executions.length === 0) return [step];
      return executions.map(({ attempt, startedMs }, index) => {
        if (index < executions.length - 1) return { ...step, attempt, state: "failed", result: undefined };
        const endedMs = this.#ended.get(step.stepId) ?? nowMs;
        return { ...step, attempt, ms: Math.max(0, endedMs - startedMs) };
      });
    });
  }
}

/** Converts a timestamp with nanoseconds to milliseconds, fractions included. */
function toMs(timestamp: string): number {
  const fraction = /\.(\d+)/.exec(timestamp)?.[1] ?? "0";
  return Math.floor(Date.parse(timestamp) / 1_000) * 1_000 + Number(`0.${fraction}`) * 1_000;
}
