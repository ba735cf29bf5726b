import { type Engine, jsonOf, type RunRecord, type RunStore } from "@stepflow/runtime";
import { ApiError } from "./api-error.ts";
import type { ApiParameter, ApiRequest, ApiRoute } from "./api-route.ts";
import { listOf, RUN, RUN_DETAILS, RUN_EVENT } from "./api-schemas.ts";
import { clip } from "./clip.ts";
import { toItemView, toRunEventView, toRunView } from "./run-view.ts";

const DEFAULT_LIMIT = 100;
const STATUSES: readonly RunRecord["status"][] = ["running", "completed", "failed", "cancelled", "interrupted"];

const RUN_ID: ApiParameter = { name: "id", in: "path", description: "Id of the run." };
const FULL: ApiParameter = { name: "full", in: "query", description: "`true` sends large values in full." };
const LIST_PARAMETERS: readonly ApiParameter[] = [
  { name: "status", in: "query", description: `Only runs with this status: ${STATUSES.join(", ")}.` },
  { name: "parentRunId", in: "query", description: "Only runs that components of this run submitted." },
  { name: "rootsOnly", in: "query", description: "`true` leaves out runs that components submitted." },
  { name: "limit", in: "query", description: `Number of runs, ${DEFAULT_LIMIT} if omitted.` },
  { name: "offset", in: "query", description: "Number of runs to skip." },
];

/** Returns the routes for runs and blobs. */
export function createRunRoutes({ runs, blobs }: Pick<Engine, "runs" | "blobs">): readonly ApiRoute[] {
  return [
    {
      path: "/dev/api/runs",
      summary: "Runs, newest first",
      parameters: LIST_PARAMETERS,
      schema: listOf(RUN),
      answer: ({ query }) => runs.list(toFilter(query)).map(toRunView),
    },
    {
      path: "/dev/api/runs/{id}",
      summary: "A run with its items, steps, attempts and callbacks",
      parameters: [RUN_ID, FULL],
      schema: RUN_DETAILS,
      answer(request) {
        const run = findRun(runs, request);
        const items = runs.items(run.runId) ?? [];
        return { ...toRunView(run), details: items.map((item) => toItemView(item, showIn(request))) };
      },
    },
    {
      path: "/dev/api/runs/{id}/events",
      summary: "Events of a run in order",
      parameters: [RUN_ID, FULL],
      schema: listOf(RUN_EVENT),
      answer(request) {
        const { runId } = findRun(runs, request);
        return (runs.journal(runId) ?? []).map((event) => toRunEventView(event, showIn(request)));
      },
    },
    {
      path: "/dev/api/runs/{id}/flow",
      summary: "The flow of a run",
      parameters: [RUN_ID],
      schema: { type: "object" },
      answer: (request) => findRun(runs, request).flow.document,
    },
    {
      path: "/dev/api/blobs/{id}",
      summary: "The JSON value of a blob, or its bytes as application/octet-stream",
      parameters: [{ name: "id", in: "path", description: "Id of the blob." }],
      schema: {},
      async answer({ id }) {
        const blob = await blobs.get(id);
        if (blob === undefined) throw new ApiError(404, `There is no blob ${JSON.stringify(id)}.`);
        const headers = { "x-stepflow-blob-type": blob.type };
        if (blob.type !== "binary") return Response.json(jsonOf(blob), { headers });
        const content = new Uint8Array(blob.content);
        // A page must not be able to run what a component has stored.
        return new Response(content, {
          headers: { ...headers, "content-type": "application/octet-stream", "content-disposition": "attachment" },
        });
      },
    },
  ];
}

function findRun(runs: RunStore, { id }: ApiRequest): RunRecord {
  const run = runs.get(id);
  if (run !== undefined) return run;
  throw new ApiError(404, `There is no run ${JSON.stringify(id)}.`);
}

function showIn({ query }: ApiRequest): (value: unknown) => unknown {
  return query.get("full") === "true" ? (value) => value : clip;
}

function toFilter(query: URLSearchParams): Parameters<RunStore["list"]>[0] {
  const status = STATUSES.find((one) => one === query.get("status"));
  if (query.has("status") && status === undefined)
    throw new ApiError(400, `status must be one of ${STATUSES.join(", ")}.`);
  return {
    status,
    parentRunId: query.get("parentRunId") ?? undefined,
    rootsOnly: query.get("rootsOnly") === "true",
    limit: toCount(query, "limit", DEFAULT_LIMIT),
    offset: toCount(query, "offset", 0),
  };
}

function toCount(query: URLSearchParams, name: string, unset: number): number {
  const count = Number(query.get(name) ?? unset);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new ApiError(400, `${name} must be a whole number.`);
}
