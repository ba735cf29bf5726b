import {
  type GetRunParams,
  type ItemResult,
  isJsonObject,
  type SubmitRunParams,
  validateParams,
} from "@stepflow/protocol";
import type { ComponentContext } from "../engine/component.ts";
import type { Engine } from "../engine/engine.ts";
import { OverrideError, type Overrides } from "../engine/overrides.ts";
import type { Flow } from "../flow/flow.ts";
import { InvalidFlowError } from "../flow/invalid-flow-error.ts";
import { toItemResults, toRunSummary } from "../runs/run-views.ts";
import { badParams, refusal } from "./refusals.ts";
import type { RunWatch } from "./run-watch.ts";
import type { CallbackRules } from "./runtime-dialect.ts";

/** What serving `runs/*` needs. */
export interface RunCallbackParts {
  readonly engine: Engine;
  readonly rules: CallbackRules;
  readonly watch: RunWatch;
}

/** One request of a worker. */
export interface CallbackRequest {
  readonly id: string | number;
  readonly params: unknown;
  readonly signal: AbortSignal;
}

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
/** What later runtimes wait for when nothing is said. */
const DEFAULT_WAIT_SECS = 300;

/** `runs/submit`: runs a stored flow on behalf of a component (wire.md §6). */
export async function submitRun(
  parts: RunCallbackParts,
  context: ComponentContext,
  request: CallbackRequest,
): Promise<object> {
  const { engine, rules } = parts;
  const params = readParams("runs/submit", rules, request) as SubmitRunParams;
  if (rules.spelling === "v1" && !UUID.test(params.subflowKey)) throw badParams(request.id);
  const flow = await findFlow(parts, params.flowId);
  const limit = typeof params.maxConcurrency === "number" ? { maxConcurrency: params.maxConcurrency } : {};
  const overrides = readOverrides(params.overrides, rules, request.id);
  // Its results may be asked for, whatever is kept of other runs.
  const options = { ...limit, ...(overrides === undefined ? {} : { overrides }), retain: { items: true } };
  const { runId } = submitted(() => context.submit(flow, params.inputs, options), request.id);
  if (params.wait === true) await waitFor(parts, runId, params.timeoutSecs, request.signal);
  return statusOf(engine, runId, params.wait === true ? "by_index" : undefined);
}

/** `runs/get`: how far a run has come, or how it ended (wire.md §6). */
export async function getRun(parts: RunCallbackParts, request: CallbackRequest): Promise<object> {
  const { engine, rules } = parts;
  const params = readParams("runs/get", rules, request) as GetRunParams;
  const { runId, wait = false, includeResults = false, resultOrder = "by_index", timeoutSecs } = params;
  if (!UUID.test(runId)) {
    throw refusal(rules.invalidValue, "Invalid value for field 'run_id': expected valid UUID");
  }
  if (engine.runs.get(runId) === undefined) {
    throw refusal(-32_000, wait ? "Failed to wait for run completion" : "Failed to get run");
  }
  if (wait) await waitFor(parts, runId, timeoutSecs, request.signal);
  return statusOf(engine, runId, includeResults ? resultOrder : undefined);
}

function readParams(method: "runs/submit" | "runs/get", rules: CallbackRules, { id, params }: CallbackRequest): object {
  try {
    return validateParams(method, rules.spelling, params);
  } catch {
    throw badParams(id);
  }
}

async function findFlow({ engine, rules }: RunCallbackParts, given: string): Promise<Flow> {
  const flowId = rules.dialect === "classic" ? given.replace(/^sha256:/, "") : given;
  const missing = `Not found: flow with ID '${given}'`;
  try {
    const flow = await engine.loadFlow(flowId);
    if (flow !== undefined) return flow;
  } catch (error) {
    if (!(error instanceof InvalidFlowError)) throw error;
    throw refusal(rules.notFound, `${missing}: the blob of this id is no flow`);
  }
  throw refusal(rules.notFound, missing);
}

/** 0.9 spells them without `steps` (wire.md §1). */
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
    if (error instanceof RangeError) throw badParams(id);
    throw error;
  }
}

function waitFor(
  { engine, rules, watch }: RunCallbackParts,
  runId: string,
  timeoutSecs: number | null | undefined,
  signal: AbortSignal,
): Promise<void> {
  // 0.9 does not know the field.
  const timeoutMs = rules.spelling === "v0" ? undefined : (timeoutSecs ?? DEFAULT_WAIT_SECS) * 1_000;
  return watch.untilEnded(engine.runs, runId, { signal, timeoutMs });
}

function statusOf(engine: Engine, runId: string, order: "by_index" | "by_completion" | undefined): object {
  const run = engine.runs.get(runId);
  if (run === undefined) throw refusal(-32_000, "Failed to get run");
  const { flowId, flowName, status, items, createdAt, completedAt } = toRunSummary(run);
  const results: readonly unknown[] | undefined =
    order === undefined ? undefined : (toItemResults(run, engine.runs.items(runId) ?? [], order) as ItemResult[]);
  return {
    runId,
    flowId,
    ...(flowName === null ? {} : { flowName }),
    status,
    items,
    createdAt: withOffset(createdAt),
    ...(typeof completedAt === "string" ? { completedAt: withOffset(completedAt) } : {}),
    ...(results === undefined ? {} : { results }),
  };
}

/** The times of a run are spelled differently from those of its items. */
function withOffset(time: string): string {
  return time.replace(/Z$/, "+00:00");
}
