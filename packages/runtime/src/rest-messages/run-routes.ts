import type { Context } from "hono";
import type { Engine } from "../engine/engine.ts";
import type { RouteTable } from "../rest/api-app.ts";
import { toRunFlow } from "../rest/flow-view.ts";
import { Query } from "../rest/query.ts";
import { RestError } from "../rest/rest-error.ts";
import type { RestServices } from "../rest/rest-services.ts";
import { streamRunEvents } from "../rest/run-event-stream.ts";
import { parseUuid } from "../runs/parse-uuid.ts";
import type { ItemRecord, RunRecord } from "../runs/run-record.ts";
import { DEFAULT_WAIT_SECS, type RunWatch } from "../runs/run-watch.ts";
import { createRun } from "./create-run.ts";
import { answerMessage, DoubleValue } from "./message-json.ts";
import { STATUS_BY_NUMBER, type StepMessage, toItems, toSteps, toSummary } from "./run-messages.ts";

/** Number of `RESULT_ORDER_BY_COMPLETION`. */
const BY_COMPLETION = 2;

/** Routes of `/runs`. @param orchestratorId id of this runtime, which is part of each run that is shown. */
export function createRunRoutes(services: RestServices, watch: RunWatch, orchestratorId: string): RouteTable {
  const { engine } = services;
  const summary = (run: RunRecord): object => toSummary(engine, run, orchestratorId);
  return {
    "/runs": {
      POST: (context) => createRun(services, watch, context),
      GET: (context) => answerMessage({ runs: list(engine, new Query(context.req.url)).map(summary) }),
    },
    "/runs/:runId": {
      GET: async (context) => {
        const { runId } = find(engine, context);
        const query = new Query(context.req.url);
        const timeoutMs = (query.count("timeoutSecs") ?? DEFAULT_WAIT_SECS) * 1_000;
        if (query.flag("wait")) await watch.untilEnded(runId, { timeoutMs, signal: context.req.raw.signal });
        const run = find(engine, context);
        return answerMessage({ summary: summary(run), steps: toSteps(engine, run, itemsOf(engine, runId)) });
      },
      DELETE: (context) => remove(engine, find(engine, context)),
    },
    "/runs/:runId/items": {
      GET: (context) => {
        const order = new Query(context.req.url).count("resultOrder");
        const run = engine.runs.get(readRunId(context));
        const items = run === undefined ? [] : toItems(run, itemsOf(engine, run.runId), order === BY_COMPLETION);
        return answerMessage({ results: items });
      },
    },
    "/runs/:runId/steps": {
      GET: (context) => answerMessage({ steps: stepsOf(engine, context) }),
    },
    "/runs/:runId/steps/:stepId": {
      GET: (context) => {
        const stepId = context.req.param("stepId") ?? "";
        const step = stepsOf(engine, context, 0).find((one) => one.stepId === stepId);
        if (step === undefined) throw RestError.named(404, `step '${stepId}' not found`);
        return answerMessage({ step });
      },
    },
    "/runs/:runId/flow": {
      GET: (context) => {
        const { flow, flowId } = toRunFlow(find(engine, context).flow);
        return answerMessage({ flow: new DoubleValue(flow), flowId });
      },
    },
    "/runs/:runId/cancel": {
      POST: (context) => {
        const { runId } = find(engine, context);
        engine.cancel(runId);
        return answerMessage({ summary: summary(find(engine, context)) });
      },
    },
    "/runs/:runId/events": { GET: (context) => streamEvents(engine, context) },
  };
}

function readRunId({ req }: Context, text: string = req.param("runId") ?? ""): string {
  const runId = parseUuid(text);
  if (runId !== undefined) return runId;
  throw RestError.named(400, `invalid UUID: '${text}'`);
}

function find(engine: Engine, context: Context, text?: string): RunRecord {
  const runId = readRunId(context, text);
  const run = engine.runs.get(runId);
  if (run === undefined) throw RestError.named(404, `run '${runId}' not found`);
  return run;
}

function itemsOf({ runs }: Engine, runId: string): readonly ItemRecord[] {
  return runs.items(runId) ?? [];
}

/** Unknown runs have no steps, and items that do not exist neither. */
function stepsOf(engine: Engine, context: Context, byDefault?: number): readonly StepMessage[] {
  const itemIndex = new Query(context.req.url).count("itemIndex") ?? byDefault;
  const run = engine.runs.get(readRunId(context));
  const steps = run === undefined ? [] : toSteps(engine, run, itemsOf(engine, run.runId));
  return itemIndex === undefined ? steps : steps.filter((step) => step.itemIndex === itemIndex);
}

/** Filters that are no state or no id are ignored, as in real runtimes. */
function list({ runs }: Engine, query: Query): readonly RunRecord[] {
  const uuid = (name: string): string | undefined => parseUuid(query.text(name) ?? "");
  return runs.list({
    status: STATUS_BY_NUMBER.get(query.count("status") ?? 0),
    flowName: query.text("flowName"),
    rootRunId: uuid("rootRunId"),
    parentRunId: uuid("parentRunId"),
    rootsOnly: query.flag("rootsOnly"),
    limit: query.count("limit"),
    offset: query.count("offset"),
  });
}

function remove({ runs }: Engine, { runId }: RunRecord): Response {
  if (runs.remove(runId)) return answerMessage({});
  throw RestError.named(412, `run '${runId}' is still Running and cannot be deleted`);
}

/** The id in the path is not read: the query must have it, too. */
function streamEvents(engine: Engine, context: Context): Response {
  const query = new Query(context.req.url);
  const run = find(engine, context, query.text("runId") ?? "");
  const since = query.count("since") ?? 0;
  const headers = { "content-type": "text/event-stream", "cache-control": "no-cache" };
  // The body of a response to HEAD would be neither read nor cancelled.
  const isHead = context.req.raw.method === "HEAD";
  return new Response(isHead ? null : streamRunEvents(engine, run, since), { headers });
}
