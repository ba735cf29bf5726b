import { createHash } from "node:crypto";
import { createRuntime } from "@stepflow/runtime";
import { afterEach, describe, expect, it } from "vitest";
import { type RawExchange, startRawExchange } from "../../support/wire/raw-exchange.ts";
import { BLOB_API, PROCESSED_RECORDS, USER_DATA } from "./documents/examples.ts";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Sends requests with the text that the documents show, and returns the text of the runtime's answers from the socket. */
async function ask(...requests: readonly { readonly id: string }[]): Promise<readonly string[]> {
  const answers: string[] = [];
  const worker = await startRawExchange(async (exchange: RawExchange) => {
    for (const request of requests) {
      exchange.event(JSON.stringify(request));
      answers.push(await exchange.answerTo(request.id));
    }
    exchange.finish("asked");
  });
  cleanups.push(worker.close);
  const runtime = await createRuntime({ dialect: "classic", workers: { doc: { url: worker.url } } });
  cleanups.push(() => runtime.close());
  expect(await runtime.execute("/doc/ask", null)).toEqual({ outcome: "success", result: "asked" });
  return answers;
}

/** The real id in place of one that the documents made up: the hash of the compact JSON in the order in which it was sent. */
function idOf(data: unknown): string {
  return `sha256:${createHash("sha256").update(JSON.stringify(data)).digest("hex")}`;
}

function withId<T extends { readonly result: object }>(response: T, blob_id: string): T {
  return { ...response, result: { blob_id } };
}

function asking<T extends { readonly params: object }>(request: T, blob_id: string): T {
  return { ...request, params: { blob_id } };
}

describe("messages of the documents in the classic spelling, byte by byte", () => {
  it("blobs.put.request, blobs.classic.ids, blobs.put.same-id, blobs.get.request, blobs.get.round-trip, correlation.any-order: user data is stored and fetched as documented", async () => {
    const { put, get } = USER_DATA;
    const id = idOf(put.request.params.data);
    const [stored, again, fetched] = await ask(put.request, put.request, asking(get.request, id));
    expect(stored).toBe(JSON.stringify(withId(put.response, id)));
    expect(again).toBe(stored);
    expect(fetched).toBe(JSON.stringify(get.response));
  });

  it("blobs.get.missing: a missing blob is an error with its id, as documented", async () => {
    const { request, response } = USER_DATA.missing;
    expect(await ask(request)).toEqual([JSON.stringify(response)]);
  });

  it("blobs.classic.types, blobs.classic.id-format, blobs.ids.deterministic, blobs.ids.both-spellings, blobs.get.type: records are stored and fetched with their type, as documented", async () => {
    const { put, get } = PROCESSED_RECORDS;
    const id = idOf(put.request.params.data);
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    const [stored, fetched] = await ask(put.request, asking(get.request, id));
    expect(stored).toBe(JSON.stringify(withId(put.response, id)));
    expect(fetched).toBe(JSON.stringify(get.response));
  });

  it("blobs.any-json, blobs.get.request: a request without a required member is refused", async () => {
    const missing = [
      { ...USER_DATA.put.request, params: {} },
      { ...USER_DATA.get.request, params: {} },
    ];
    const answers = (await ask(...missing)).map((text) => JSON.parse(text) as { id: string; error: object });
    expect(answers).toEqual([
      { jsonrpc: "2.0", id: "req-123", error: expect.objectContaining({ code: -32602 }) },
      { jsonrpc: "2.0", id: "req-124", error: expect.objectContaining({ code: -32602 }) },
    ]);
  });

  it("blob-api.initialize, dialect.spelling, blob-api.url: initialize announces the blob URL as documented", async () => {
    const worker = await startRawExchange((exchange) => exchange.finish(null));
    cleanups.push(worker.close);
    const { id, params } = BLOB_API.initialize;
    const runtime = await createRuntime({
      workers: { doc: { url: worker.url } },
      blobApi: { url: params.capabilities.blobApiUrl, thresholdBytes: 0 },
      ids: { next: () => id },
    });
    cleanups.push(() => runtime.close());
    expect(worker.received[0]).toBe(JSON.stringify(BLOB_API.initialize));
  });
});
