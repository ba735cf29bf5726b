import type { Hono } from "hono";
import type { BlobStore } from "../blobs/blob-store.ts";
import { createApiApp } from "./api-app.ts";
import { createBlobRoutes } from "./blob-routes.ts";
import { createHealthRoutes } from "./health-routes.ts";

/**
 * Creates a separate blob service: the Blob API at `/api/v1/blobs` and a health check.
 *
 * @param limitBytes limit of a body; that of the REST API if omitted
 */
export function createBlobApp(blobs: BlobStore, limitBytes?: number): Hono {
  return createApiApp({ ...createHealthRoutes(), ...createBlobRoutes(blobs, { limitBytes }) });
}
