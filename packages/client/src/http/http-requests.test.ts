import { createServer, type IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { answering, clientOf, type HttpHandler, listen } from "../../../../tests/support/wire/http-peer.ts";
import { createClient } from "../create-client.ts";

describe("requests", () => {
  function recording(): {
    seen: { method?: string; url?: string; headers: IncomingMessage["headers"]; body: string }[];
    handler: HttpHandler;
  } {
    const seen: { method?: string; url?: string; headers: IncomingMessage["headers"]; body: string }[] = [];
    const handler: HttpHandler = (request, response) => {
      let body = "";
      request.setEncoding("utf8");
      request.on("data", (chunk: string) => {
        body += chunk;
      });
      request.on("end", () => {
        const { method = "", url = "", headers } = request;
        seen.push({ method, url, headers, body });
        response.end('{"status":"healthy","flowId":"f","stored":true,"blobId":"b","runs":[]}');
      });
    };
    return { seen, handler };
  }

  it.each(["", "/", "/api/v1", "/api/v1/"])("accepts an address that ends with %j", async (suffix) => {
    const { seen, handler } = recording();
    const url = await listen(createServer(handler));
    const client = createClient({ url: `${url}${suffix}` });
    await client.health();
    expect(seen[0]?.url).toBe("/api/v1/health");
    expect(client.url).toBe(`${url}/api/v1`);
  });

  it("keeps the path of the address, as behind a proxy", async () => {
    const { seen, handler } = recording();
    await createClient({ url: `${await listen(createServer(handler))}/stepflow/` }).health();
    expect(seen[0]?.url).toBe("/stepflow/api/v1/health");
  });

  it("sends user name and password as Basic auth and keeps them out of errors", async () => {
    const { seen, handler } = recording();
    const { host } = new URL(await listen(createServer(handler)));
    // A percent sign that begins no escape is taken as it is.
    const client = createClient({ url: `http://us%40er:p%C3%A4ss%@${host}` });
    await client.health();
    const sent = seen[0]?.headers.authorization?.replace("Basic ", "") ?? "";
    expect(Buffer.from(sent, "base64").toString("utf8")).toBe("us@er:päss%");
    expect(client.url).not.toContain("@");
  });

  it("sends headers of the client with every request", async () => {
    const { seen, handler } = recording();
    const client = createClient({
      url: await listen(createServer(handler)),
      headers: { "X-Team": "a", Accept: "x/y" },
    });
    await client.health();
    expect(seen[0]?.headers).toMatchObject({ "x-team": "a", accept: "x/y" });
  });

  it("sends text of every kind as UTF-8 JSON", async () => {
    const { seen, handler } = recording();
    const client = createClient({ url: await listen(createServer(handler)) });
    const flow = { name: "Grüße 😀 \u2028 \u0000" };
    await client.storeFlow(flow, { dryRun: true });
    expect(seen[0]).toMatchObject({ method: "POST", url: "/api/v1/flows" });
    expect(seen[0]?.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual({ flow, dryRun: true });
  });

  it("puts filters into the query and omits undefined ones", async () => {
    const { seen, handler } = recording();
    const client = createClient({ url: await listen(createServer(handler)) });
    await client.listRuns({ flowName: "a b&c", limit: 2, rootRunId: "r" });
    await client.listRuns();
    expect(seen.map((request) => request.url)).toEqual([
      "/api/v1/runs?flowName=a+b%26c&limit=2&rootRunId=r",
      "/api/v1/runs",
    ]);
  });

  it("a codec in place of JSON keeps what numbers cannot hold", async () => {
    const big = "9007199254740993";
    const { seen, handler } = recording();
    const parse = (text: string): unknown => JSON.parse(text.replace(/:(\d{16,})/g, ':"big:$1"'));
    const stringify = (value: unknown): string => JSON.stringify(value).replace(/"big:(\d+)"/g, "$1");
    const client = createClient({ url: await listen(createServer(handler)), json: { parse, stringify } });
    await client.putBlob({ n: `big:${big}` });
    expect(seen[0]?.body).toBe(`{"data":{"n":${big}}}`);
    const reader = await clientOf(answering(200, `{"blobId":"b","blobType":"data","data":{"n":${big}}}`), {
      json: { parse, stringify },
    });
    expect((await reader.getBlob("b")).data).toEqual({ n: `big:${big}` });
  });

  it.each(["not a url", "127.0.0.1:7840", "ftp://x", "/api"])("refuses the address %j", (url) => {
    expect(() => createClient({ url })).toThrow(TypeError);
  });

  it.each(["", "..", ".", "a/b", "a?b", "../../etc", "%2e%2e"])(
    "refuses the id %j before it reaches a path",
    async (id) => {
      const client = createClient({ url: "http://127.0.0.1:1" });
      for (const call of [client.getRun(id), client.getFlow(id), client.getBlob(id), client.cancelRun(id)]) {
        expect(await failureOf(call)).toBeInstanceOf(TypeError);
      }
    },
  );

  it("sends bare hashes where an id has the prefix of older documents (wire.md#errors-in-stepflows-documents)", async () => {
    const { seen, handler } = recording();
    const client = createClient({ url: await listen(createServer(handler)) });
    await client.getFlow("sha256:00ff");
    expect(seen[0]?.url).toBe("/api/v1/flows/00ff");
  });
});
