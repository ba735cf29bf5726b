import { describe, expect, it } from "vitest";
import { Conversation } from "./conversation.ts";

const execute = (stepId: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      jsonrpc: "2.0",
      id: stepId,
      method: "components/execute",
      params: { component: "/x", input: {}, attempt: 1, observability: { step_id: stepId } },
    }),
  );

const answer = (id: string, result: unknown): Buffer => Buffer.from(JSON.stringify({ jsonrpc: "2.0", id, result }));

describe("Conversation", () => {
  it("reads events that arrive in any pieces", () => {
    const call = {
      jsonrpc: "2.0",
      id: "c",
      method: "blobs/put",
      params: { data: { word: "tide" }, blob_type: "data" },
    };
    const stream = `data: ${JSON.stringify(call)}\n\n: ping\n\ndata: ${answer("s", { output: "ok" })}\n\n`;
    for (let cut = 0; cut <= stream.length; cut++) {
      const conversation = new Conversation();
      const passage = conversation.request(execute("s"));
      passage.chunk(Buffer.from(stream.slice(0, cut)));
      passage.chunk(Buffer.from(stream.slice(cut)));
      passage.end(200);
      expect(conversation.executions).toMatchObject([
        { stepId: "s", callbacks: [{ name: "blobs/put", sent: "15 bytes" }], end: { output: "ok" } },
      ]);
    }
  });

  it("reads events as workers of other languages write them, and keeps the run", () => {
    const conversation = new Conversation();
    const params = { component: "/x", input: {}, attempt: 2, observability: { run_id: "r", step_id: "s" } };
    const request = { jsonrpc: "2.0", id: "s", method: "components/execute", params };
    const passage = conversation.request(Buffer.from(JSON.stringify(request)));
    const call = '{"jsonrpc":"2.0","id":"c",\r\ndata: "method":"runs/get","params":{"runId":"r"}}';
    const stream = `event: message\r\nid: 1\r\ndata: ${call}\r\n\r\n`;
    for (const byte of Buffer.from(stream)) passage.chunk(Uint8Array.of(byte));
    expect(conversation.executions).toMatchObject([
      { runId: "r", stepId: "s", attempt: 2, callbacks: [{ name: "runs/get", sent: "r" }] },
    ]);
  });

  it("finds the answer to a request and its sender", () => {
    const conversation = new Conversation();
    const call = { jsonrpc: "2.0", id: "c", method: "runs/submit", params: { flowId: "f", inputs: [1, 2] } };
    conversation.request(execute("a")).chunk(Buffer.from(`data: ${JSON.stringify(call)}\n\n`));
    conversation.request(execute("b"));
    conversation.request(answer("c", { runId: "r", status: "running" }));
    const [a, b] = conversation.executions;
    expect(a?.callbacks).toMatchObject([{ name: "runs/submit", sent: "2 inputs", result: "run r running" }]);
    expect(b?.callbacks).toEqual([]);
  });

  it("marks a request to the Blob API that several steps may have sent", () => {
    const conversation = new Conversation();
    const body = Buffer.from(JSON.stringify({ data: "x" }));
    const first = conversation.request(execute("a"));
    conversation.blobRequest("/", body);
    conversation.request(execute("b"));
    conversation.blobRequest("/", body);
    first.chunk(answer("a", { output: 1 }));
    first.end(200);
    conversation.blobRequest("/", body);
    const owners = conversation.executions.map(({ callbacks }) => callbacks.map(({ oneOf }) => oneOf));
    expect(owners).toEqual([
      [undefined, ["a", "b"]],
      [["a", "b"], undefined],
    ]);
  });

  it("shows a broken connection and an error", () => {
    const conversation = new Conversation();
    conversation.request(execute("a")).end();
    const failing = conversation.request(execute("b"));
    failing.chunk(Buffer.from(JSON.stringify({ jsonrpc: "2.0", id: "b", error: { code: -32100, message: "no" } })));
    failing.end(200);
    expect(conversation.executions.map(({ end }) => end)).toMatchObject([
      { error: undefined },
      { error: { code: -32100, message: "no" } },
    ]);
  });
});
