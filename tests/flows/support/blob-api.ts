import { serve } from "@hono/node-server";
import { type BlobStore, jsonOf, putJson } from "@stepflow/runtime";
import { Hono } from "hono";

export interface BlobApi {
  readonly url: string;
  close(): Promise<void>;
}

/** The Blob HTTP API as far as components use it for JSON (wire.md §7). */
export async function startBlobApi(blobs: BlobStore): Promise<BlobApi> {
  const app = new Hono();
  app.post("/blobs", async (context) => {
    const { data, blobType } = (await context.req.json()) as { data: unknown; blobType?: "data" | "flow" };
    return context.json({ blobId: await putJson(blobs, data, { type: blobType }) });
  });
  app.get("/blobs/:id", async (context) => {
    const blobId = context.req.param("id");
    const blob = await blobs.get(blobId);
    if (blob === undefined) return context.json({ code: 404, message: `Blob '${blobId}' not found` }, 404);
    return context.json({ data: jsonOf(blob), blobType: blob.type, blobId });
  });
  return await new Promise((resolve) => {
    const server = serve(
      { fetch: app.fetch, hostname: "127.0.0.1", port: 0, overrideGlobalObjects: false },
      ({ port }) => {
        const close = (): Promise<void> => new Promise((done) => void server.close(() => done()));
        resolve({ url: `http://127.0.0.1:${port}/blobs`, close });
      },
    );
  });
}
