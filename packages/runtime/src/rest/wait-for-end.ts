import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { Engine } from "../engine/engine.ts";

/** Waits until a run has ended, its time is up, or nobody waits for the answer any more. */
export async function waitForEnd(engine: Engine, runId: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
  if (engine.runs.get(runId)?.status !== "running" || signal.aborted || timeoutMs <= 0) return;
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      withdraw();
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const withdraw = engine.subscribe((event) => {
      if (event.type === "runEnded" && event.runId === runId) finish();
    });
    const timer = setTimeout(finish, Math.min(timeoutMs, MAX_TIMER_MS));
    signal.addEventListener("abort", finish, { once: true });
  });
}
