/** Files whose doc comments still name pages, by package. This list may only shrink. */
export const WITH_PAGES_IN_DOC_COMMENTS: Readonly<Record<string, readonly string[]>> = {
  worker: [
    "blob-reference.ts",
    "http-blob-store.ts",
    "retrying-fetch.ts",
    "result-cache.ts",
    "context.ts",
    "output-check.ts",
    "output-references.ts",
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
  ],
};
