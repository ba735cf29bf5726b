import type { ApiRoute } from "./api-route.ts";

/** Describes routes as an OpenAPI document. */
export function toOpenApi(routes: readonly ApiRoute[], version: string): object {
  return {
    openapi: "3.1.0",
    info: {
      title: "Development server of stepflow-worker",
      version,
      description:
        "The state of a development server. The REST API of the runtime is at /api/v1 on the same port. Times are milliseconds since 1970.",
    },
    security: [{ token: [] }, { cookie: [] }],
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        cookie: { type: "apiKey", in: "cookie", name: "stepflow_dev_PORT" },
      },
    },
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: toOperation(route) }])),
  };
}

function toOperation({ summary, parameters = [], type = "application/json", schema }: ApiRoute): object {
  return {
    summary,
    ...(parameters.length === 0
      ? {}
      : { parameters: parameters.map((one) => ({ ...one, required: one.in === "path", schema: { type: "string" } })) }),
    responses: {
      200: { description: summary, content: { [type]: { schema } } },
      401: { description: "The token is missing or is that of another launch." },
      ...(parameters.some((one) => one.in === "path")
        ? { 404: { description: "There is nothing with this id." } }
        : {}),
    },
  };
}
