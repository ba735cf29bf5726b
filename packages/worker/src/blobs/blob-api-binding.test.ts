import { describe, expect, it } from "vitest";
import { createWorker, silentLogger } from "../index.ts";

const URL_OF_BLOBS = "http://stepflow.internal/api/v1/blobs";
const BLOB_ID = "a".repeat(64);

async function post(worker: ReturnType<typeof createWorker>, message: object, env: object): Promise<unknown> {
  const request = new Request("http://worker.internal/", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
    body: JSON.stringify({ jsonrpc: "2.0", id: "1", ...message }),
  });
  return await (await worker.fetch(request, env as Readonly<Record<string, unknown>>)).json();
}

const initialize = {
  method: "initialize",
  params: { runtimeProtocolVersion: 1, capabilities: { blobApiUrl: URL_OF_BLOBS, blobThreshold: 100 } },
};
const execute = {
  method: "components/execute",
  params: { component: "/keep", input: { a: 1 }, attempt: 1, observability: {} },
};

const createKeeper = () =>
  createWorker({ name: "keeper", logger: silentLogger }).component("/keep", async (input: unknown, ctx) =>
    ctx.putBlob(input),
  );

describe("the Blob API as a binding", () => {
  it("blob-api.all-blobs: blobs go through it, whatever URL the runtime sends", async () => {
    const seen: string[] = [];
    const binding = {
      async fetch(request: Request) {
        seen.push(`${request.method} ${request.url} ${await request.text()}`);
        return Response.json({ blobId: BLOB_ID });
      },
    };
    const worker = createKeeper();
    const env = { STEPFLOW_BLOB_API: binding };
    expect(await post(worker, initialize, env)).toMatchObject({ result: { supportsBlobRefs: true } });
    expect(await post(worker, execute, env)).toMatchObject({ result: { output: BLOB_ID } });
    expect(seen).toEqual([`POST ${URL_OF_BLOBS} {"data":{"a":1},"blobType":"data"}`]);
  });

  it.each([
    ["no binding", {}],
    ["text of that name", { STEPFLOW_BLOB_API: URL_OF_BLOBS }],
    ["something that cannot fetch", { STEPFLOW_BLOB_API: { fetch: true } }],
  ])("without it, the rules for URLs apply: %s", async (_name, env) => {
    const worker = createKeeper();
    await post(worker, initialize, env);
    const answer = (await post(worker, execute, env)) as { error: { message: string } };
    expect(answer.error.message).toMatch(/^Blob API unavailable/);
  });
});
