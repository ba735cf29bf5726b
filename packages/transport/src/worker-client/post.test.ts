import { describe, expect, it } from "vitest";
import type { PostMessage, Reply } from "./post.ts";
import { createWorkerClient } from "./worker-client.ts";

const encoder = new TextEncoder();

/** A response that arrives in two pieces. */
function reply(type: string, text: string): Reply {
  const bytes = encoder.encode(text);
  return {
    status: 200,
    hasBody: true,
    header: (name) => (name === "content-type" ? type : undefined),
    readBody: async (limitBytes) => (bytes.byteLength > limitBytes ? undefined : bytes),
    async readPieces(onPiece) {
      await onPiece(bytes.subarray(0, 20));
      await onPiece(bytes.subarray(20));
    },
    cancel() {},
  };
}

describe("messages sent by the function of `connect`", () => {
  it("have the headers of the protocol, and go to the URL without credentials", async () => {
    const posted: PostMessage[] = [];
    let connected: URL | undefined;
    const client = createWorkerClient({
      url: "http://user:s3cret@worker.test/rpc?x=1",
      fetch: () => expect.fail("fetch was called."),
      nextId: () => "i",
      connect: (url) => {
        connected = url;
        return (message) => {
          posted.push(message);
          const text = '{"jsonrpc":"2.0","id":"i","result":{"text":"ü"}}';
          return { reply: Promise.resolve(reply("application/json", text)), abort() {} };
        };
      },
    });
    expect(await client.request("m", {})).toEqual({ text: "ü" });
    expect(connected?.href).toBe("http://worker.test/rpc?x=1");
    expect(posted).toEqual([
      {
        text: '{"jsonrpc":"2.0","id":"i","method":"m","params":{}}',
        headers: {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
          authorization: `Basic ${btoa("user:s3cret")}`,
        },
      },
    ]);
  });

  it("may be answered by an event stream, and are aborted when the call fails", async () => {
    const event = 'data: {"jsonrpc":"2.0","id":"i","result":1}\n\n';
    const reasons: unknown[] = [];
    let replies: readonly Promise<Reply>[] = [
      Promise.resolve(reply("text/event-stream", event)),
      new Promise(() => {}),
    ];
    const client = createWorkerClient({
      url: "http://worker.test/",
      nextId: () => "i",
      connect: () => () => {
        const [next = Promise.reject(new Error("unexpected"))] = replies;
        replies = replies.slice(1);
        return { reply: next, abort: (reason) => void reasons.push(reason) };
      },
    });
    expect(await client.request("m", {})).toBe(1);
    await expect.poll(() => client.active).toBe(0);
    const waiting = client.request("m", {});
    client.close();
    const error = await waiting.catch((reason: unknown) => reason);
    expect(reasons).toEqual([error]);
  });

  it("fail if the answer is too large", async () => {
    const client = createWorkerClient({
      url: "http://worker.test/",
      maxEventBytes: 10,
      connect: () => () => ({ reply: Promise.resolve(reply("application/json", "x".repeat(11))), abort() {} }),
    });
    await expect(client.request("m", {})).rejects.toThrow("the answer is larger than 10 bytes.");
  });
});
