import type { Rest } from "@stepflow/protocol/documents";
import { checkWholeNumber } from "../http/check-number.ts";
import type { CallOptions, Http } from "../http/http.ts";
import { ConflictError } from "../model/client-error.ts";
import { isFinished, type RunStatus, type RunSummary, type StepRun } from "../model/results.ts";
import { readTraits } from "../resources/runtime-traits.ts";
import { runMembers } from "../responses/read-run.ts";
import { checkStatus, readStep, readSummary, toStatusNumber } from "../responses/read-run-details.ts";
import { ResponseReader, type Unread } from "../responses/response-reader.ts";
import type { ListedStep, SummarizedRun } from "../responses/rest-since-012.ts";
import { getRun } from "./get-run.ts";
import { runPath } from "./run-path.ts";

/** Options of {@link Client.listRuns}. */
export interface ListRunsOptions extends CallOptions {
  /** Returns only runs with this status. */
  readonly status?: RunStatus | undefined;
  /** Returns only runs of flows with this name. */
  readonly flowName?: string | undefined;
  /** Returns only this run and all runs below it. */
  readonly rootRunId?: string | undefined;
  /** Returns only runs that components of this run started. */
  readonly parentRunId?: string | undefined;
  /**
   * Largest number of runs to return.
   *
   * @default the runtime's own limit
   */
  readonly limit?: number | undefined;
  /**
   * Number of runs to skip.
   *
   * @default 0
   */
  readonly offset?: number | undefined;
}

/** Options of {@link Client.getRunSteps}. */
export interface GetRunStepsOptions extends CallOptions {
  /**
   * Index of the item whose steps are returned. Runtime 0.9 ignores it.
   *
   * @default 0
   */
  readonly itemIndex?: number | undefined;
}

export async function listRuns(http: Http, options: ListRunsOptions = {}): Promise<RunSummary[]> {
  const { signal, timeoutMs, status, ...others } = options;
  checkFilters(options);
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

/** Refuses values that a runtime would ignore: it would then return all runs. */
function checkFilters({ status, limit, offset }: ListRunsOptions): void {
  if (status !== undefined) checkStatus(status);
  checkWholeNumber("limit", limit, 1);
  checkWholeNumber("offset", offset, 0);
}

/** The status as the runtime expects it in a query: a word, or its number since 0.12. */
async function toStatusFilter(
  http: Http,
  status: RunStatus,
  signal: AbortSignal | undefined,
): Promise<RunStatus | number> {
  return (await readTraits(http, signal)).statuses === "words" ? status : toStatusNumber(status);
}

export async function getRunSteps(http: Http, runId: string, options: GetRunStepsOptions = {}): Promise<StepRun[]> {
  const { itemIndex = 0, ...call } = options;
  checkWholeNumber("itemIndex", itemIndex, 0);
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

/** Runtimes since 0.12 do not refuse to cancel a run that has ended: they would show a completed run as cancelled. */
async function refuseFinished(http: Http, runId: string, options: CallOptions): Promise<void> {
  const { response, value } = await http.sendJson({ ...options, method: "GET", path: runPath(runId) });
  const reader = new ResponseReader(response);
  const body = reader.object<SummarizedRun>(value);
  if (body.summary === undefined) return;
  const { status } = readSummary(reader, reader.object<Rest.RunSummary>(body.summary, '"summary"'));
  if (!isFinished(status)) return;
  throw new ConflictError(`Run ${runId} cannot be cancelled because it has ended. Its status is ${status}.`, {
    method: "POST",
    url: `${http.baseUrl}${runPath(runId)}/cancel`,
  });
}

export async function deleteRun(http: Http, runId: string, options: CallOptions = {}): Promise<void> {
  await http.send({ ...options, method: "DELETE", path: runPath(runId) });
}
