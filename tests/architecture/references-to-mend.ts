/** Files whose references are not mended yet, by package. These lists may only shrink. */
type ToMend = Readonly<Record<string, readonly string[]>>;

export const WITH_REQUIREMENT_IDS: ToMend = {};

export const WITH_PAGES_IN_DOC_COMMENTS: ToMend = {
  grpc: ["run-status.ts"],
  runtime: [
    "callback-request.ts",
    "refusals.ts",
    "run-callbacks.ts",
    "step-errors.ts",
    "event-splitter.ts",
    "blob-references.ts",
    "blob-routes.ts",
    "request-body.ts",
    "rest-services.ts",
    "blob-service.ts",
    "http-fetch.ts",
    "in-process.ts",
    "started-worker.ts",
    "worker-connection.ts",
  ],
  worker: [
    "blob-reference.ts",
    "http-blob-store.ts",
    "retrying-fetch.ts",
    "result-cache.ts",
    "context.ts",
    "output-check.ts",
    "output-references.ts",
    "flow.ts",
    "discovery-methods.ts",
    "execute-method.ts",
    "worker-options.ts",
    "http-runtime-link.ts",
    "negotiation-memory.ts",
    "negotiation.ts",
    "runtime-calls.ts",
    "runtime-link.ts",
    "stream-blob-store.ts",
    "stream-runs.ts",
    "announce.ts",
  ],
};
