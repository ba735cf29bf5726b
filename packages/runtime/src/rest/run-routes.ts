import type { Rest } from "@stepflow/protocol/documents";
import type { Context } from "hono";
import type { Engine } from "../engine/engine.ts";
import type { ItemRecord, RunRecord } from "../runs/run-record.ts";
import { RECOVERY_FAILED, toItemResults, toRunDetails, toRunSummary, toStepRuns } from "../runs/run-views.ts";
import { DEFAULT_WAIT_SECS, type RunWatch } from "../runs/run-watch.ts";
import { DEFAULT_VERSION } from "../versions.ts";
import type { RouteTable } from "./api-app.ts";
import { toRunFlow } from "./flow-view.ts";
import { Query } from "./query.ts";
import { RestError } from "./rest-error.ts";
import type { RestServices } from "./rest-services.ts";
import { streamRunEvents } from "./run-event-stream.ts";
import { readRunId } from "./run-id.ts";
import { createRun } from "./submit-run.ts";

const RUN_STATUSES = ["running", "completed", "failed", "cancelled", "paused", "recoveryFailed"] as const;

/** Routes of `/runs`. @param orchestratorId id of this runtime, which is part of each run that is shown. */
export function createRunRoutes(services: RestServices, watch: RunWatch, orchestratorId: string): RouteTable {
  const { engine } = services;
  const summary = (run: RunRecord): Rest.RunSummary => ({ ...toRunSummary(run), orchestratorId });
  return {
    "/runs": {
      GET: (context) => context.json({ runs: list(engine, new Query(context.req.url)).map(summary) }),
      POST: (context) => createRun(services, watch, context),
    },
    "/runs/:runId": {
      GET: async (context) => {
        const { runId } = find(engine, context);
        const query = new Query(context.req.url);
        const timeoutMs = (query.count("timeoutSecs") ?? DEFAULT_WAIT_SECS) * 1_000;
        if (query.flag("wait")) await watch.untilEnded(runId, { timeoutMs, signal: context.req.raw.signal });
        const run = find(engine, context);
        return context.json({ ...toRunDetails(run, itemsOf(engine, run), DEFAULT_VERSION), orchestratorId });
      },
      DELETE: (context) => remove(engine, find(engine, context)),
    },
    "/runs/:runId/items": {
      GET: (context) => {
        const run = find(engine, context);
        const items = toItemResults(run, itemsOf(engine, run));
        return context.json({ itemCount: items.length, items } satisfies Rest.ListItemsResponse);
      },
    },
    "/runs/:runId/steps": {
      GET: (context) => {
        const run = find(engine, context);
        const itemIndex = readItemIndex(context, run);
        return context.json({ steps: toStepRuns(run, itemsOf(engine, run), DEFAULT_VERSION, itemIndex) });
      },
    },
    "/runs/:runId/flow": {
      GET: (context) => context.json(toRunFlow(find(engine, context).flow)),
    },
    "/runs/:runId/cancel": {
      POST: (context) => {
        const run = find(engine, context);
        if (!engine.cancel(run.runId)) {
          const status = toRunSummary(run).status.replace(/^./, (letter) => letter.toUpperCase());
          throw RestError.traced(409, `Run '${run.runId}' cannot be cancelled (status: ${status})`);
        }
        return context.json(summary(find(engine, context)));
      },
    },
    ...(services.runEvents === false
      ? {}
      : { "/runs/:runId/events": { GET: (context) => streamEvents(engine, context) } }),
  };
}

function find(engine: Engine, { req }: Context): RunRecord {
  const runId = readRunId(req.param("runId") ?? "");
  const run = engine.runs.get(runId);
  if (run === undefined) throw RestError.traced(404, `Execution '${runId}' not found`);
  return run;
}

function itemsOf(engine: Engine, { runId }: RunRecord): readonly ItemRecord[] {
  return engine.runs.items(runId) ?? [];
}

function list(engine: Engine, query: Query): readonly RunRecord[] {
  const status = query.oneOf("status", RUN_STATUSES);
  return engine.runs.list({
    status: status === RECOVERY_FAILED ? "interrupted" : (status as RunRecord["status"] | undefined),
    flowName: query.text("flowName"),
    rootRunId: query.uuid("rootRunId"),
    parentRunId: query.uuid("parentRunId"),
    rootsOnly: query.flag("rootsOnly"),
    limit: query.count("limit"),
    offset: query.count("offset"),
  });
}

function remove(engine: Engine, { runId }: RunRecord): Response {
  if (engine.runs.remove(runId)) return new Response(null, { status: 200 });
  throw RestError.traced(409, `Execution '${runId}' is still running and cannot be deleted`);
}

function readItemIndex({ req }: Context, { items: { total } }: RunRecord): number | undefined {
  const itemIndex = new Query(req.url).count("itemIndex");
  if (itemIndex === undefined || itemIndex < total) return itemIndex;
  throw RestError.traced(400, `Invalid request: Item index ${itemIndex} out of bounds (run has ${total} items)`);
}

function streamEvents(engine: Engine, context: Context): Response {
  const run = find(engine, context);
  const since = new Query(context.req.url).count("since") ?? 0;
  const headers = { "content-type": "text/event-stream", "cache-control": "no-cache" };
  // The body of a response to HEAD would be neither read nor cancelled.
  const isHead = context.req.raw.method === "HEAD";
  return new Response(isHead ? null : streamRunEvents(engine, run, since), { headers });
}
