import type { Rest } from "@stepflow/protocol/documents";
import type { CallOptions, Http } from "../http/http.ts";
import { toPathId } from "../http/path-id.ts";
import { ConflictError } from "../model/client-error.ts";
import {
  type ItemResult,
  isFinished,
  type RunDetails,
  type RunStatus,
  type RunSummary,
  type StepRun,
} from "../model/results.ts";
import { readTraits } from "../resources/runtime-traits.ts";
import {
  byIndex,
  readDetails,
  readItem,
  readStep,
  readSummary,
  runMembers,
  toStatusNumber,
} from "../responses/read-run.ts";
import { ResponseReader, type Unread } from "../responses/response-reader.ts";
import type { ItemResults, ListedStep, SummarizedRun } from "../responses/rest-since-012.ts";

/** Options of {@link Client.listRuns}. */
export interface ListRunsOptions extends CallOptions {
  readonly status?: RunStatus;
  readonly flowName?: string;
  /** The run itself and all runs below it. */
  readonly rootRunId?: string;
  /** Direct children only. */
  readonly parentRunId?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** Options of {@link Client.getRunSteps}. */
export interface GetRunStepsOptions extends CallOptions {
  /** The item whose steps are wanted; ignored by runtime 0.9. */
  readonly itemIndex?: number;
}

export async function listRuns(http: Http, options: ListRunsOptions = {}): Promise<RunSummary[]> {
  const { signal, timeoutMs, status, ...others } = options;
  const query = { ...others, status: status && (await toStatusFilter(http, status, signal)) };
  const { response, value } = await http.sendJson({
    signal,
    timeoutMs,
    method: "GET",
    path: "/runs",
    query,
  });
  const reader = new ResponseReader(response);
  const body = reader.object<Rest.ListRunsResponse>(value);
  return reader.list(body, "runs", (run: Unread<Rest.RunSummary>) => readSummary(reader, run));
}

/** Since 0.12 states have numbers. */
async function toStatusFilter(
  http: Http,
  status: RunStatus,
  signal: AbortSignal | undefined,
): Promise<RunStatus | number> {
  return (await readTraits(http, signal)).statuses === "words" ? status : toStatusNumber(status);
}

export async function getRun(http: Http, runId: string, options: CallOptions = {}): Promise<RunDetails> {
  const { response, value } = await http.sendJson({ ...options, method: "GET", path: runPath(runId) });
  const reader = new ResponseReader(response);
  return readDetails(reader, reader.object<Rest.RunDetails>(value));
}

export async function getRunItems(http: Http, runId: string, options: CallOptions = {}): Promise<ItemResult[]> {
  const { response, value } = await http.sendJson({ ...options, method: "GET", path: `${runPath(runId)}/items` });
  const reader = new ResponseReader(response);
  const body = reader.object<Rest.ListItemsResponse & ItemResults>(value);
  const member = body.results === undefined ? "items" : "results";
  const items = reader.list(body, member, (item: Unread<Rest.ItemResult>) => readItem(reader, item));
  // Runtimes since 0.12 response so for runs that they do not know.
  if (member === "results" && items.length === 0) await getRun(http, runId, options);
  return items.sort(byIndex);
}

export async function getRunSteps(http: Http, runId: string, options: GetRunStepsOptions = {}): Promise<StepRun[]> {
  const { itemIndex = 0, ...call } = options;
  const path = `${runPath(runId)}/steps`;
  const { response, value } = await http.sendJson({ ...call, method: "GET", path, query: { itemIndex } });
  const reader = new ResponseReader(response);
  const body = reader.object<Rest.ListStepsResponse>(value);
  const { steps } = body;
  if (Array.isArray(steps)) {
    if (steps.length === 0) await getRun(http, runId, call);
    return reader
      .list(body, "steps", (step: Unread<Rest.StepRun & Pick<ListedStep, "itemIndex">>) => step)
      .filter((step) => step.itemIndex === undefined || reader.number(step, "itemIndex") === itemIndex)
      .map((step) => readStep(reader, step));
  }
  return Object.values(reader.object<Record<string, unknown>>(steps, '"steps"')).map((step) =>
    readStep(reader, reader.object<Rest.StepRun>(step, "a step")),
  );
}

export async function getRunFlow(http: Http, runId: string, options: CallOptions = {}): Promise<unknown> {
  const { response, value } = await http.sendJson({ ...options, method: "GET", path: `${runPath(runId)}/flow` });
  return new ResponseReader(response).object<Rest.FlowResponse>(value).flow;
}

export async function cancelRun(http: Http, runId: string, options: CallOptions = {}): Promise<RunSummary> {
  await refuseFinished(http, runId, options);
  const { response, value } = await http.sendJson({ ...options, method: "POST", path: `${runPath(runId)}/cancel` });
  const reader = new ResponseReader(response);
  return readSummary(reader, runMembers(reader, reader.object<Rest.RunSummary>(value)));
}

/** Runtimes since 0.12 do not refuse: they would call a run cancelled that has its results. */
async function refuseFinished(http: Http, runId: string, options: CallOptions): Promise<void> {
  const { response, value } = await http.sendJson({ ...options, method: "GET", path: runPath(runId) });
  const reader = new ResponseReader(response);
  const body = reader.object<SummarizedRun>(value);
  if (body.summary === undefined) return;
  const { status } = readSummary(reader, reader.object<Rest.RunSummary>(body.summary, '"summary"'));
  if (!isFinished(status)) return;
  throw new ConflictError(`Run ${runId} cannot be cancelled: it has ended already, and is ${status}`, {
    method: "POST",
    url: `${http.baseUrl}${runPath(runId)}/cancel`,
  });
}

export async function deleteRun(http: Http, runId: string, options: CallOptions = {}): Promise<void> {
  await http.send({ ...options, method: "DELETE", path: runPath(runId) });
}

export function runPath(runId: string): string {
  return `/runs/${toPathId("runId", runId)}`;
}
