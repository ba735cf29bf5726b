/** Sends one request to the Blob API. */
export type BlobFetch = (request: Request) => Promise<Response>;

const NAME = "STEPFLOW_BLOB_API";

/**
 * Reads the service binding `env.STEPFLOW_BLOB_API`, by which a platform, or an embedded runtime in the same process, offers its Blob
 * API without a network. Returns `undefined` if there is none.
 */
export function blobApiBindingOf(env: Readonly<Record<string, unknown>> | undefined): BlobFetch | undefined {
  const binding = env?.[NAME];
  if (typeof binding !== "object" || binding === null || !("fetch" in binding)) return undefined;
  const { fetch } = binding;
  return typeof fetch === "function" ? async (request) => (await fetch.call(binding, request)) as Response : undefined;
}

/**
 * Returns the bindings of a platform. The binding of the Blob API, which an embedded runtime in the same process passes, does not count.
 */
export function platformBindingsOf<Env extends Readonly<Record<string, unknown>>>(
  env: Env | undefined,
): Env | undefined {
  return Object.keys(env ?? {}).some((name) => name !== NAME) ? env : undefined;
}
