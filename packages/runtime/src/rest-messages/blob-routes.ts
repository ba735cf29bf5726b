import type { BlobStore } from "../blobs/blob-store.ts";
import type { RouteHandler, RouteTable } from "../rest/api-app.ts";
import { createBlobRoutes as createPlainRoutes } from "../rest/blob-routes.ts";
import { RestError } from "../rest/rest-error.ts";
import { MAX_BODY_BYTES } from "./message-json.ts";

const BLOB_ID = /^[0-9a-f]{64}$/i;

/** Routes of the Blob API. Its refusals have no body. */
export function createBlobRoutes(blobs: BlobStore): RouteTable {
  const routes = createPlainRoutes(blobs, { limitBytes: MAX_BODY_BYTES, isLater: true });
  return Object.fromEntries(
    Object.entries(routes).map(([path, handlers]) => {
      const quiet = Object.entries(handlers).map(([method, handler]) => [method, withoutReason(handler)]);
      return [path, Object.fromEntries(quiet)];
    }),
  );
}

function withoutReason(handler: RouteHandler): RouteHandler {
  return async (context) => {
    const blobId = context.req.param("blobId");
    if (blobId !== undefined && !BLOB_ID.test(blobId)) return new Response(null, { status: 400 });
    try {
      return await handler(context);
    } catch (error) {
      if (error instanceof RestError) return new Response(null, { status: error.status });
      throw error;
    }
  };
}
