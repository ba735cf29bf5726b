import type { Hono } from "hono";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { RestServices } from "../rest/rest-services.ts";

/** Loads the REST API of a version, which most programs do not need. */
export async function openRestApp(services: RestServices): Promise<Pick<Hono, "fetch">> {
  if (services.engine.semantics.restApi === "words")
    return (await import("../rest/rest-app.ts")).createRestApp(services);
  return (await import("./message-app.ts")).createMessageApp(services);
}

/** Loads the Blob API alone. */
export async function openBlobApp(blobs: BlobStore): Promise<Pick<Hono, "fetch">> {
  return (await import("../rest/blob-app.ts")).createBlobApp(blobs);
}
