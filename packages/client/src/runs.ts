import type { Rest } from "@stepflow/protocol/documents";
import { AnswerReader, type Unread } from "./answer-reader.ts";
import type { CallOptions, Http } from "./http.ts";
import { toPathId } from "./path-id.ts";
import { byIndex, readDetails, readItem, readStep, readSummary } from "./read-run.ts";
import type { ItemResult, RunDetails, RunStatus, RunSummary, StepRun } from "./results.ts";

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
  const { signal, timeoutMs, ...query } = options;
  const { answer, value } = await http.sendJson({
    signal,
    timeoutMs,
    method: "GET",
    path: "/runs",
    query: { ...query },
  });
  const reader = new AnswerReader(answer);
  const body = reader.object<Rest.ListRunsResponse>(value);
  return reader.list(body, "runs", (run: Unread<Rest.RunSummary>) => readSummary(reader, run));
}

export async function getRun(http: Http, runId: string, options: CallOptions = {}): Promise<RunDetails> {
  const { answer, value } = await http.sendJson({ ...options, method: "GET", path: runPath(runId) });
  const reader = new AnswerReader(answer);
  return readDetails(reader, reader.object<Rest.RunDetails>(value));
}

export async function getRunItems(http: Http, runId: string, options: CallOptions = {}): Promise<ItemResult[]> {
  const { answer, value } = await http.sendJson({ ...options, method: "GET", path: `${runPath(runId)}/items` });
  const reader = new AnswerReader(answer);
  const body = reader.object<Rest.ListItemsResponse>(value);
  return reader.list(body, "items", (item: Unread<Rest.ItemResult>) => readItem(reader, item)).sort(byIndex);
}

export async function getRunSteps(http: Http, runId: string, options: GetRunStepsOptions = {}): Promise<StepRun[]> {
  const { itemIndex, ...call } = options;
  const path = `${runPath(runId)}/steps`;
  const { answer, value } = await http.sendJson({ ...call, method: "GET", path, query: { itemIndex } });
  const reader = new AnswerReader(answer);
  const { steps } = reader.object<Rest.ListStepsResponse>(value);
  return Object.values(reader.object<Record<string, unknown>>(steps, '"steps"')).map((step) =>
    readStep(reader, reader.object<Rest.StepRun>(step, "a step")),
  );
}

export async function getRunFlow(http: Http, runId: string, options: CallOptions = {}): Promise<unknown> {
  const { answer, value } = await http.sendJson({ ...options, method: "GET", path: `${runPath(runId)}/flow` });
  return new AnswerReader(answer).object<Rest.FlowResponse>(value).flow;
}

export async function cancelRun(http: Http, runId: string, options: CallOptions = {}): Promise<RunSummary> {
  const { answer, value } = await http.sendJson({ ...options, method: "POST", path: `${runPath(runId)}/cancel` });
  const reader = new AnswerReader(answer);
  return readSummary(reader, reader.object<Rest.RunSummary>(value));
}

export async function deleteRun(http: Http, runId: string, options: CallOptions = {}): Promise<void> {
  await http.send({ ...options, method: "DELETE", path: runPath(runId) });
}

export function runPath(runId: string): string {
  return `/runs/${toPathId("runId", runId)}`;
}
