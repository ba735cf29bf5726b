import type { Hono } from "hono";
import type { BlobStore } from "../blobs/blob-store.ts";
import { createApiApp } from "./api-app.ts";
import { createBlobRoutes } from "./blob-routes.ts";
import { createHealthRoutes } from "./health-routes.ts";

/** A blob service of its own: the Blob HTTP API as `/api/v1/blobs`, health, and nothing else. */
export function createBlobApp(blobs: BlobStore): Hono {
  return createApiApp({ ...createHealthRoutes(), ...createBlobRoutes(blobs) });
}
