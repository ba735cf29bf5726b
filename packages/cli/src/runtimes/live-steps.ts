import { type FlowDocument, stepsOf } from "@stepflow/protocol/internal-flows";
import type { Execution } from "../wire/conversation.ts";
import type { RunNotes } from "../wire/run-notes.ts";
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
        attempt: undefined,
        ms: undefined,
        callbacks: [],
        log: [],
        result: undefined,
      },
  );
}

/** Splits steps into their executions, with the callbacks and log lines that belong to each. */
export function withNotes(runId: string, steps: readonly LiveStep[], { conversation, log }: RunNotes): LiveStep[] {
  return steps.flatMap((step) => {
    const own = conversation.executions.filter((one) => one.runId === runId && one.stepId === step.stepId);
    if (own.length === 0) return [{ ...step, log: log.of({ runId, stepId: step.stepId, attempt: step.attempt ?? 1 }) }];
    return own.map((execution, index) => ({
      ...withExecution(step, execution, index === own.length - 1),
      log: log.of(execution),
    }));
  });
}

/** The last execution of a step has the result of the step, in which references are replaced by their values. */
function withExecution(step: LiveStep, { attempt, callbacks, startedMs, end }: Execution, isLast: boolean): LiveStep {
  const common = { ...step, attempt, callbacks, ms: end?.ms ?? performance.now() - startedMs };
  if (end === undefined) return { ...common, state: "running", result: undefined };
  if ("output" in end) {
    if (isLast && step.result !== undefined) return common;
    return { ...common, state: "completed", result: { outcome: "success", result: end.output } };
  }
  const { code = 0, message = "the connection broke" } = end.error ?? {};
  const error = { code: Number(code), message: String(message) };
  return { ...common, state: "failed", result: { outcome: "failed", error } };
}
