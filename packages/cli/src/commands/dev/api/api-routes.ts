import type { ApiParameter, ApiRoute } from "./api-route.ts";
import { COMPONENT, FLOW, LOG, listOf, RELOAD, SERVER, WORKER } from "./api-schemas.ts";
import type { DevState } from "./dev-state.ts";
import { streamEvents, toEventView } from "./event-stream.ts";
import { createRunRoutes } from "./run-routes.ts";

const EVENT_PARAMETERS: readonly ApiParameter[] = [
  { name: "types", in: "query", description: "Types of events, separated by commas; all if omitted." },
  { name: "after", in: "query", description: "Id of the last event that was received, where headers cannot be set." },
  {
    name: "Last-Event-ID",
    in: "header",
    description: "Id of the last event that was received. Browsers send it themselves.",
  },
];

/** Returns all routes of the API. */
export function createApiRoutes(state: DevState): readonly ApiRoute[] {
  const routes: ApiRoute[] = [
    {
      path: "/dev/api",
      summary: "The server",
      schema: SERVER,
      answer: () => toServerView(state, routes),
    },
    {
      path: "/dev/api/workers",
      summary: "Workers and their state",
      schema: listOf(WORKER),
      answer: () => state.workers(),
    },
    {
      path: "/dev/api/components",
      summary: "Components of the workers in service, with their schemas",
      schema: listOf(COMPONENT),
      answer: () => listComponents(state),
    },
    { path: "/dev/api/flows", summary: "Flows and their faults", schema: listOf(FLOW), answer: () => state.flows() },
    {
      path: "/dev/api/reloads",
      summary: "The latest reloads, oldest first",
      schema: listOf(RELOAD),
      answer: () => state.reloads(),
    },
    {
      path: "/dev/api/logs",
      summary: "The latest output of workers",
      schema: listOf(LOG),
      answer: () =>
        state.events
          .after(0)
          .events.filter(({ event }) => event.type === "log")
          .map(({ seq, at, event }) => ({ seq, at, ...toEventView(event) })),
    },
    ...(state.runtime.engine === undefined ? [] : createRunRoutes(state.runtime.engine)),
    {
      path: "/dev/events",
      summary: "Events of the server and of its runs. `reset` means that events are missing",
      parameters: EVENT_PARAMETERS,
      type: "text/event-stream",
      schema: { type: "string" },
      answer({ request, query }) {
        const after = request.headers.get("last-event-id") ?? query.get("after") ?? undefined;
        return streamEvents(state.events, { after, types: query.get("types")?.split(",") }, state.signal);
      },
    },
  ];
  return routes;
}

function toServerView(
  { version, folder, startedAt, events, runtime, url }: DevState,
  routes: readonly ApiRoute[],
): object {
  return {
    name: "stepflow-worker",
    version,
    folder,
    pid: process.pid,
    startedAt,
    runtime: runtime.kind,
    url: url(),
    restApi: `${url()}/api/v1`,
    lastEventId: `${events.launch}-${events.latest}`,
    paths: [...routes.map(({ path }) => path), "/dev/openapi.json"],
  };
}

async function listComponents({ runtime, workers }: DevState): Promise<readonly object[]> {
  const names = workers().flatMap(({ name, version }) => (name === undefined || version === 0 ? [] : [name]));
  const lists = await Promise.all(
    names.map(async (worker) => {
      const listed = await runtime.components(worker).catch(() => []);
      return listed.flatMap(({ paths, ...one }) => paths.map((component) => ({ ...one, component, worker })));
    }),
  );
  return lists.flat();
}
