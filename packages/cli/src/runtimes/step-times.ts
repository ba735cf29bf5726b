import type { Client, RunEvent } from "@stepflow/client";
import type { Execution } from "../wire/conversation.ts";
import type { Json } from "../wire/json.ts";

/** Known facts about an execution while its run is being read. */
interface Recorded {
  readonly execution: Execution;
  readonly startedMs: number;
}

/** Run of a runtime 0.12 or later, joined with the log of the worker. */
export class RunRecord {
  readonly #log: Json[] = [];

  /** Adds a line of the worker's log. Returns whether it belongs to an execution. */
  logged(entry: Json): boolean {
    if (typeof entry["step_id"] !== "string") return false;
    this.#log.push(entry);
    return true;
  }

  /** Reads the events of the run, which have the times of the steps, and the steps, which have the results. */
  async read(client: Client, runId: string, signal: AbortSignal): Promise<readonly Execution[]> {
    const recorded: Recorded[] = [];
    const ended = new Map<string, number>();
    for await (const event of client.follow(runId, { signal })) this.#take(event, recorded, ended);
    for (const { stepId, result } of await client.getRunSteps(runId, { signal })) {
      const last = recorded.findLast(({ execution }) => execution.stepId === stepId);
      if (last === undefined || result === undefined) continue;
      const ms = (ended.get(stepId) ?? last.startedMs) - last.startedMs;
      const { outcome } = result;
      last.execution.end = outcome === "success" ? { ms, output: result.result } : { ms, error: { ...result.error } };
    }
    return recorded.map(({ execution }) => execution);
  }

  #take(event: RunEvent, recorded: Recorded[], ended: Map<string, number>): void {
    if (event.type !== "event") return;
    const { timestamp, event: told } = event.data as { timestamp: string; event: Json };
    const started = told["StepStarted"] as Json | undefined;
    if (started !== undefined) recorded.push({ execution: this.#begin(started), startedMs: toMs(timestamp) });
    const completed = told["StepCompleted"] as Json | undefined;
    if (completed !== undefined) ended.set(String(completed["stepId"]), toMs(timestamp));
  }

  #begin(started: Json): Execution {
    const stepId = String(started["stepId"]);
    const attempt = Number(started["attempt"]);
    const log = this.#log.filter((entry) => entry["step_id"] === stepId && entry["attempt"] === attempt);
    return { stepId, attempt, callbacks: [], log };
  }
}

/** Converts a timestamp with nanoseconds to milliseconds, fractions included. */
function toMs(timestamp: string): number {
  const fraction = /\.(\d+)/.exec(timestamp)?.[1] ?? "0";
  return Math.floor(Date.parse(timestamp) / 1_000) * 1_000 + Number(`0.${fraction}`) * 1_000;
}
