import { type FlowDocument, stepsOf } from "@stepflow/protocol/internal-flows";
import type { LiveStep } from "./run-target.ts";

/** Time between two reports. Each is read anew, so that changes in between are not lost. */
const PAUSE_MS = 50;

/** Returns a function to be called with each change. It reads the steps after a pause, and once for all changes meanwhile. */
export function reportSteps(
  read: () => Promise<readonly LiveStep[]>,
  onSteps: (steps: readonly LiveStep[]) => void,
): { changed(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const report = async (): Promise<void> => {
    const steps = await read().catch(() => undefined);
    timer = undefined;
    if (steps !== undefined && !isStopped) onSteps(steps);
  };
  return {
    changed() {
      timer ??= setTimeout(() => void report(), PAUSE_MS);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Adds the steps of a flow that have not begun, in the order of the flow. */
export function withWaiting(flow: FlowDocument, begun: readonly LiveStep[]): LiveStep[] {
  const byId = new Map(begun.map((step) => [step.stepId, step]));
  return stepsOf(flow).map(
    ({ id, component }) =>
      byId.get(id) ?? {
        stepId: id,
        component,
        state: "waiting",
        attempts: undefined,
        ms: undefined,
        calls: [],
        result: undefined,
      },
  );
}
