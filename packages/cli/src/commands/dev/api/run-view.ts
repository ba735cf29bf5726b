import type { FlowResult } from "@stepflow/protocol";
import type { AttemptRecord, CallbackRecord, ItemRecord, RunEvent, RunRecord, StepRecord } from "@stepflow/runtime";

/** Shows or clips a value. */
type Show = (value: unknown) => unknown;

/** Shows a run without its items. Times are milliseconds since 1970. */
export function toRunView(run: RunRecord): object {
  const { runId, rootRunId, parentRunId, flowId, flow, status, items, createdAt, completedAt, overrides } = run;
  const flowName = flow.name;
  return { runId, rootRunId, parentRunId, flowId, flowName, status, items, createdAt, completedAt, overrides };
}

/** Shows an item with its steps, attempts and callbacks. */
export function toItemView(
  { itemIndex, input, status, result, completedAt, stepStates, steps }: ItemRecord,
  show: Show,
): object {
  return {
    itemIndex,
    status,
    input: show(input),
    result: showResult(result, show),
    completedAt,
    stepStates,
    steps: steps.map((step) => toStepView(step, show)),
  };
}

/** Shows an event of a run. The flow of a new run is left out, because it has an address of its own. */
export function toRunEventView(event: RunEvent, show: Show): object {
  switch (event.type) {
    case "runCreated": {
      const { type, runId, rootRunId, parentRunId, flowId, flow, total, at } = event;
      return { type, runId, rootRunId, parentRunId, flowId, flowName: flow.name, total, at };
    }
    case "itemStarted":
    case "stepStarted":
      return { ...event, input: show(event.input) };
    case "itemEnded":
    case "stepEnded":
      return { ...event, result: showResult(event.result, show) };
    case "callback":
      return { ...event, callback: toCallbackView(event.callback, show) };
    default:
      return event;
  }
}

function toStepView(
  { stepId, component, input, result, startedAt, endedAt, attempts }: StepRecord,
  show: Show,
): object {
  return {
    stepId,
    component,
    status: result === undefined ? "running" : result.outcome === "success" ? "completed" : "failed",
    input: show(input),
    result: showResult(result, show),
    startedAt,
    endedAt,
    attempts: attempts.map((attempt) => toAttemptView(attempt, show)),
  };
}

function toAttemptView({ attempt, startedAt, endedAt, error, callbacks }: AttemptRecord, show: Show): object {
  return { attempt, startedAt, endedAt, error, callbacks: callbacks.map((one) => toCallbackView(one, show)) };
}

function toCallbackView({ method, params, result, error, startedAt, endedAt }: CallbackRecord, show: Show): object {
  return { method, params: show(params), result: show(result), error, startedAt, endedAt };
}

/** The outcome stays visible if the value is clipped. */
function showResult(result: FlowResult | undefined, show: Show): unknown {
  return result?.outcome === "success" ? { ...result, result: show(result.result) } : result;
}
