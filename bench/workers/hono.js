// A Hono route that does the same JSON work without the framework.
import { randomUUID } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";

const pending = new Map();

function call(stream, method, params) {
  return new Promise((resolve) => {
    const id = randomUUID();
    pending.set(id, resolve);
    void stream.writeSSE({ data: JSON.stringify({ jsonrpc: "2.0", id, method, params }) });
  });
}

const app = new Hono();
app.post("*", async (context) => {
  const { id, method, params, result } = await context.req.json();
  if (method === "initialize") {
    return context.json({ jsonrpc: "2.0", id, result: { serverProtocolVersion: 1, server_protocol_version: 1 } });
  }
  if (method === "components/execute" && params.component === "/echo") {
    return context.json({ jsonrpc: "2.0", id, result: { output: params.input } });
  }
  if (method === "components/execute") {
    return streamSSE(context, async (stream) => {
      const { blob_id: blobId } = await call(stream, "blobs/put", { data: params.input, blob_type: "data" });
      const { data } = await call(stream, "blobs/get", { blob_id: blobId });
      await stream.writeSSE({ data: JSON.stringify({ jsonrpc: "2.0", id, result: { output: { blobId, data } } }) });
    });
  }
  if (method !== undefined) return context.body(null, 202);
  pending.get(id)?.(result);
  pending.delete(id);
  return context.body(null, 202, { connection: "close" });
});

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0, overrideGlobalObjects: false }, ({ port }) =>
  console.log(JSON.stringify({ port })),
);
