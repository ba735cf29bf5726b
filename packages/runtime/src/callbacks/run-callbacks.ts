import { InvalidFlowError, type ItemResult, isJsonObject } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import type { ComponentContext } from "../engine/component.ts";
import type { Engine } from "../engine/engine.ts";
import { RunLimitError } from "../engine/run-limits.ts";
import type { Flow } from "../flow/flow.ts";
import { OverrideError, type Overrides } from "../flow/overrides.ts";
import { parseUuid } from "../runs/parse-uuid.ts";
import type { RunRecord } from "../runs/run-record.ts";
import { RECOVERY_FAILED, toItemResults, toRunSummary } from "../runs/run-views.ts";
import { DEFAULT_WAIT_SECS, type RunWatch } from "../runs/run-watch.ts";
import { type CallbackRequest, readParams } from "./callback-request.ts";
import { badParams, flowRefusal, refusal } from "./refusals.ts";
import type { CallbackRules } from "./runtime-dialect.ts";

/** Parts that serving `runs/*` needs. */
export interface RunCallbackParts {
  readonly engine: Engine;
  readonly rules: CallbackRules;
  readonly watch: RunWatch;
}

/** Serves `runs/submit`: runs a stored flow on behalf of a component. */
export async function submitRun(
  parts: RunCallbackParts,
  context: ComponentContext,
  request: CallbackRequest,
): Promise<object> {
  const { rules, engine } = parts;
  const params = readParams("runs/submit", rules, request);
  const flow = await findFlow(parts, params.flowId);
  const limit = typeof params.maxConcurrency === "number" ? { maxConcurrency: params.maxConcurrency } : {};
  const overrides = readOverrides(params.overrides, rules, request.id);
  // The component may request the results later, even if the engine keeps none of other runs.
  const options = { ...limit, ...defined({ overrides }), retain: { items: true } };
  const { runId } = submitted(() => context.submit(flow, params.inputs, options), request.id);
  if (params.wait !== true) return statusOf(parts, runId, { isNew: engine.semantics.submitAnswersFirst });
  await waitFor(parts, runId, params.timeoutSecs, request.signal);
  return statusOf(parts, runId, { order: "by_index" });
}

/** Serves `runs/get`: returns the state of a run, and its results if requested. */
export async function getRun(parts: RunCallbackParts, request: CallbackRequest): Promise<object> {
  const { engine, rules } = parts;
  const params = readParams("runs/get", rules, request);
  const { wait = false, includeResults = false, resultOrder = "by_index", timeoutSecs } = params;
  const runId = parseUuid(params.runId);
  if (runId === undefined) {
    throw refusal(rules.invalidValue, "Invalid value for field 'run_id': expected valid UUID");
  }
  if (engine.runs.get(runId) === undefined) {
    throw refusal(-32_000, wait ? "Failed to wait for run completion" : "Failed to get run");
  }
  if (wait) await waitFor(parts, runId, timeoutSecs, request.signal);
  return statusOf(parts, runId, includeResults ? { order: resultOrder } : {});
}

async function findFlow({ engine, rules }: RunCallbackParts, given: string): Promise<Flow> {
  const flowId = rules.dialect === "classic" ? given.replace(/^sha256:/, "") : given;
  const isData = engine.semantics.requiresFlowType && (await engine.blobs.get(flowId))?.type === "data";
  if (isData) throw refusal(-32_000, "Invalid flow blob");
  try {
    const flow = await engine.loadFlow(flowId);
    if (flow !== undefined) return flow;
  } catch (error) {
    if (!(error instanceof InvalidFlowError)) throw error;
    throw flowRefusal(rules, "Invalid flow blob", error);
  }
  throw refusal(rules.notFound, `Not found: flow with ID '${given}'`);
}

/** Reads overrides. 0.9 spells them without `steps`. */
function readOverrides(given: unknown, { spelling }: CallbackRules, id: string | number): Overrides | undefined {
  if (given === undefined || given === null) return undefined;
  const overrides = spelling === "v1" ? (given as Overrides) : { steps: given as Overrides["steps"] };
  const isReadable = (one: unknown): boolean => isJsonObject(one) && one["value"] !== undefined;
  if (!Object.values(overrides.steps ?? {}).every(isReadable)) throw badParams(id);
  return overrides;
}

function submitted<T>(submit: () => T, id: string | number): T {
  try {
    return submit();
  } catch (error) {
    if (error instanceof OverrideError) throw refusal(-32_602, error.message);
    if (error instanceof RunLimitError) throw refusal(-32_000, error.message);
    if (error instanceof RangeError) throw badParams(id);
    throw error;
  }
}

function waitFor(
  { rules, watch }: RunCallbackParts,
  runId: string,
  timeoutSecs: number | null | undefined,
  signal: AbortSignal,
): Promise<void> {
  // 0.9 does not know `timeout_secs` and waits without limit.
  const timeoutMs = rules.spelling === "v0" ? undefined : (timeoutSecs ?? DEFAULT_WAIT_SECS) * 1_000;
  return watch.untilEnded(runId, { signal, timeoutMs });
}

/** Selects what is shown of a run. */
interface Shown {
  /** Order of the results. If omitted, no results are shown. */
  readonly order?: "by_index" | "by_completion";
  /** Whether the run is shown as if it had just begun. */
  readonly isNew?: boolean;
}

function statusOf({ engine, rules }: RunCallbackParts, runId: string, { order, isNew = false }: Shown): object {
  const run = engine.runs.get(runId);
  if (run === undefined) throw refusal(-32_000, "Failed to get run");
  const isHidden = isNew || (engine.semantics.showsItemsAtEnd && run.status === "running");
  const { flowId, flowName, status, items, createdAt, completedAt } = isHidden ? begun(run) : toRunSummary(run);
  const ended = isHidden ? [] : (engine.runs.items(runId, { steps: false }) ?? []);
  const results: readonly unknown[] | undefined =
    order === undefined ? undefined : (toItemResults(run, ended, order) as ItemResult[]);
  return {
    runId,
    flowId,
    ...(flowName === null ? {} : { flowName }),
    // 0.9 knows no such status.
    status: status === RECOVERY_FAILED && rules.spelling === "v0" ? "failed" : status,
    items,
    createdAt: withOffset(createdAt),
    ...(typeof completedAt === "string" ? { completedAt: withOffset(completedAt) } : {}),
    ...defined({ results }),
  };
}

/** Returns the summary of a run as it was at its beginning. */
function begun(run: RunRecord): ReturnType<typeof toRunSummary> {
  const { total } = run.items;
  const items = { total, completed: 0, running: total, failed: 0, cancelled: 0 };
  return { ...toRunSummary(run), status: "running", items, completedAt: null };
}

/** Writes the offset of a time as `+00:00`. Times of a run have it, times of items have `Z`. */
function withOffset(time: string): string {
  return time.replace(/Z$/, "+00:00");
}
