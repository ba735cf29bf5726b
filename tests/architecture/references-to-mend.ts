/** Files whose references are not mended yet, by package. This list may only shrink. */
type ToMend = Readonly<Record<string, readonly string[]>>;

export const WITH_REQUIREMENT_IDS: ToMend = {};

export const WITH_PAGES_IN_DOC_COMMENTS: ToMend = {
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
