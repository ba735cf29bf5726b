import { describe, expect, it } from "vitest";
import { ask, idOf, openAsking } from "./support/asking-worker.ts";

describe("the seeds' examples, in the classic spelling", () => {
  const data = {
    user_id: "12345",
    preferences: { theme: "dark", notifications: true },
    last_login: "2024-01-15T10:30:00Z",
  };

  it("blobs.put.request, blobs.classic.ids, blobs.get.request, blobs.get.round-trip, blobs.classic.id-format, blobs.ids.both-spellings: store_user_data and load_user_data, without a type", async () => {
    const on = await openAsking({ dialect: "classic" });
    const [stored] = await ask(on, { id: "req-123", method: "blobs/put", params: { data } });
    const blob_id = idOf(stored);
    expect(stored).toEqual({
      jsonrpc: "2.0",
      id: "req-123",
      result: { blob_id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
    });

    const [loaded] = await ask(on, { id: "req-124", method: "blobs/get", params: { blob_id } });
    expect(loaded).toEqual({ jsonrpc: "2.0", id: "req-124", result: { data } });
    const [bare] = await ask(on, { id: "req-124", method: "blobs/get", params: { blob_id: blob_id.slice(7) } });
    expect(bare).toEqual(loaded);
  });

  it("blobs.classic.types, blobs.get.type: the type Json, which is returned as it was sent", async () => {
    const on = await openAsking({ dialect: "classic" });
    const records = { processed_records: [{ id: "record_1", data: { name: "John", status: "active" } }] };
    const put = { id: "put-blob-001", method: "blobs/put", params: { data: records, blob_type: "Json" } };
    const [stored] = await ask(on, put);
    const blob_id = idOf(stored);
    const [loaded] = await ask(on, { id: "get-blob-001", method: "blobs/get", params: { blob_id } });
    expect(loaded).toEqual({ jsonrpc: "2.0", id: "get-blob-001", result: { data: records, blob_type: "Json" } });
  });

  it("blobs.get.missing: the error about a missing blob contains its id", async () => {
    const blob_id = "sha256:invalid...";
    const [answer] = await ask(await openAsking({ dialect: "classic" }), {
      id: "req-124",
      method: "blobs/get",
      params: { blob_id },
    });
    const error = { code: -32_000, message: "Blob not found", data: { blob_id } };
    expect(answer).toEqual({ jsonrpc: "2.0", id: "req-124", error });
  });

  it("flows.as-blobs: a flow is run by its prefixed id", async () => {
    const on = await openAsking({ dialect: "classic" });
    const flow = { output: { $input: "$" } };
    const [stored] = await ask(on, { method: "blobs/put", params: { data: flow, blob_type: "flow" } });
    const flowId = idOf(stored);
    const [ran] = await ask(on, { method: "runs/submit", params: { flowId, inputs: [7], wait: true } });
    expect(ran?.result).toMatchObject({
      status: "completed",
      results: [{ result: { outcome: "success", result: 7 } }],
    });
  });
});
