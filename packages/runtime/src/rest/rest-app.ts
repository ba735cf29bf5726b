import type { Hono } from "hono";
import { systemIds } from "../engine/run.ts";
import { RunWatch } from "../runs/run-watch.ts";
import { createApiApp } from "./api-app.ts";
import { createBlobRoutes } from "./blob-routes.ts";
import { createComponentRoutes } from "./component-routes.ts";
import { createFlowRoutes } from "./flow-routes.ts";
import { createHealthRoutes } from "./health-routes.ts";
import type { RestServices } from "./rest-services.ts";
import { createRunRoutes } from "./run-routes.ts";

/** Creates the REST API of version 0.11.1 below `/api/v1`, with the event stream of runs that later versions have. */
export function createRestApp(services: RestServices): Hono {
  const { engine, version, blobApi = true } = services;
  return createApiApp({
    ...createHealthRoutes(version),
    ...createComponentRoutes(services),
    ...createFlowRoutes(engine),
    ...createRunRoutes(services, new RunWatch(engine), `stepflow-runtime-${systemIds.next()}`),
    ...(blobApi ? createBlobRoutes(engine.blobs) : {}),
  });
}
