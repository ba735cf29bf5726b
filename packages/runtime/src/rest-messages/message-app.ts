import type { Hono } from "hono";
import { systemIds } from "../engine/run.ts";
import { createApiApp } from "../rest/api-app.ts";
import { RestError } from "../rest/rest-error.ts";
import type { RestServices } from "../rest/rest-services.ts";
import { RunWatch } from "../runs/run-watch.ts";
import { createBlobRoutes } from "./blob-routes.ts";
import { createComponentRoutes } from "./component-routes.ts";
import { createFlowRoutes } from "./flow-routes.ts";
import { createHealthRoutes } from "./health-routes.ts";
import { createRunRoutes } from "./run-routes.ts";

/** Status UNIMPLEMENTED of gRPC. */
const UNIMPLEMENTED = "12";

/** Creates the REST API of 0.12 and 0.13 below `/api/v1`. Its bodies are protobuf messages, written as JSON. */
export function createMessageApp(services: RestServices): Hono {
  const { engine, version } = services;
  const routes = {
    ...createHealthRoutes(version),
    ...createComponentRoutes(services),
    ...createFlowRoutes(engine),
    ...createRunRoutes(services, new RunWatch(engine), `stepflow-runtime-${systemIds.next()}`),
    ...createBlobRoutes(engine.blobs),
  };
  return createApiApp(routes, {
    // Real runtimes take a request for an unknown path for a call of gRPC.
    notFound: () =>
      new Response(null, { headers: { "content-type": "application/grpc", "grpc-status": UNIMPLEMENTED } }),
    toError: (error) => RestError.named(500, error.message),
  });
}
