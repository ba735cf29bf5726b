/** Carries one request for blobs. */
export type BlobFetch = (request: Request) => Promise<Response>;

const NAME = "STEPFLOW_BLOB_API";

/**
 * The Blob API as a service binding, `env.STEPFLOW_BLOB_API.fetch`: how a platform, or an embedded runtime in the same process, hands
 * over the way to blobs without a network. Undefined where there is none.
 */
export function blobApiBindingOf(env: Readonly<Record<string, unknown>> | undefined): BlobFetch | undefined {
  const binding = env?.[NAME];
  if (typeof binding !== "object" || binding === null || !("fetch" in binding)) return undefined;
  const { fetch } = binding;
  return typeof fetch === "function" ? async (request) => (await fetch.call(binding, request)) as Response : undefined;
}
