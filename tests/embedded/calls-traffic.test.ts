import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRuntime, type InProcessWorker, type Runtime } from "@stepflow/runtime";
import { afterEach, describe, expect, it } from "vitest";

let runtime: Runtime | undefined;
afterEach(() => runtime?.close());

describe("a worker receives what a real runtime sends (wire.md#requests-of-a-runtime, wire.md#messages-to-the-worker)", () => {
  const EXECUTE =
    /^\{"jsonrpc":"2\.0","id":"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}","method":"components\/execute","params":\{"component":"\/a\/b","input":\{"z":1,"a":"é"\},"attempt":1,"observability":\{"trace_id":"[0-9a-f]{32}","span_id":"[0-9a-f]{16}","run_id":"[0-9a-f-]{36}","flow_id":"[0-9a-f]{64}","step_id":"step"\}\}\}$/;
  const V1 = `{"runtimeProtocolVersion":1,"capabilities":{"blobApiUrl":"BLOBS","blobThreshold":1048576}}`;

  function expectBodies(bodies: readonly string[], params: string): void {
    expect(bodies).toHaveLength(3);
    const id = /^\{"jsonrpc":"2\.0","id":"([^"]+)"/.exec(bodies[0] ?? "")?.[1];
    expect(bodies[0]).toBe(`{"jsonrpc":"2.0","id":"${id}","method":"initialize","params":${params}}`);
    expect(bodies[1]).toBe('{"jsonrpc":"2.0","method":"initialized","params":{}}');
    expect(bodies[2]).toMatch(EXECUTE);
  }

  const answerTo = (text: string): object | undefined => {
    const { id } = JSON.parse(text) as { id?: string };
    const result = { serverProtocolVersion: 1, server_protocol_version: 1, output: 1 };
    return id === undefined ? undefined : { jsonrpc: "2.0", id, result };
  };

  it.each([
    ["v1", V1.replace("BLOBS", "http://stepflow.internal/api/v1/blobs")],
    ["v0", '{"runtime_protocol_version":1}'],
  ] as const)("in the same process, %s", async (dialect, params) => {
    const seen: { headers: Record<string, string>; text: string }[] = [];
    const worker: InProcessWorker = {
      async fetch(request) {
        const body = await request.text();
        seen.push({ headers: Object.fromEntries(request.headers), text: body });
        const answer = answerTo(body);
        return answer === undefined ? new Response(null, { status: 202 }) : Response.json(answer);
      },
    };
    runtime = await createRuntime({ workers: { w: worker }, dialect });
    await runtime.execute("/w/a/b", { z: 1, a: "é" });
    expectBodies(
      seen.map((post) => post.text),
      params,
    );
    for (const { headers, text: body } of seen) {
      expect(headers).toEqual({
        accept: "application/json, text/event-stream",
        "content-length": String(Buffer.byteLength(body)),
        "content-type": "application/json",
        host: "localhost",
      });
    }
  });

  it("over the network: these headers in this order and no others, to exactly the URL, with its credentials", async () => {
    const posts: { url: string | undefined; headers: string[]; text: string }[] = [];
    const collect = async (request: IncomingMessage): Promise<string> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks).toString();
    };
    const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const body = await collect(request);
      posts.push({ url: request.url, headers: request.rawHeaders, text: body });
      const answer = answerTo(body);
      if (answer === undefined) response.writeHead(202).end();
      else response.end(JSON.stringify(answer));
    };
    const server = createServer((request, response) => void serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const blobApi = { url: "http://blobs/api" };
    runtime = await createRuntime({ workers: { w: { url: `http://user:pass@${host}/rpc/a?x=1` } }, blobApi });
    await runtime.execute("/w/a/b", { z: 1, a: "é" });
    expectBodies(
      posts.map((post) => post.text),
      V1.replace("BLOBS", blobApi.url),
    );
    for (const { url, headers, text: body } of posts) {
      expect(url).toBe("/rpc/a?x=1");
      const length = String(Buffer.byteLength(body));
      expect(headers).toEqual(
        [
          ["content-type", "application/json"],
          ["accept", "application/json, text/event-stream"],
          ["host", host],
          ["content-length", length],
          ["authorization", "Basic dXNlcjpwYXNz"],
        ].flat(),
      );
    }
    await runtime.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
