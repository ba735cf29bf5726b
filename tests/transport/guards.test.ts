import { basic, bearer } from "@stepflow/transport";
import { describe, expect, it, vi } from "vitest";
import { ENDPOINT_SERVERS } from "../support/wire/endpoint-servers.ts";
import { type PlainRequest, parse, post, send } from "../support/wire/http-request.ts";
import { pair } from "../support/wire/pairing.ts";

const REQUEST = { jsonrpc: "2.0", id: "g-1", method: "components/execute", params: {} };
const BODY = JSON.stringify(REQUEST);
const AUTHORIZED = { authorization: "Basic cnVudGltZTpzZWNyZXQ=" };

describe.each(ENDPOINT_SERVERS)("guards over $name", (server) => {
  const refused: readonly (readonly [what: string, request: PlainRequest, status: number, message: RegExp])[] = [
    [
      "another content type",
      { headers: { "content-type": "text/plain" } },
      415,
      /^Content-Type must be application\/json/,
    ],
    ["no content type", { headers: { "content-type": undefined } }, 415, /^Content-Type/],
    ["another charset", { headers: { "content-type": "application/json; charset=latin1" } }, 415, /in UTF-8/],
    ["a compressed body", { headers: { "content-encoding": "gzip" } }, 415, /^Content-Encoding is not supported/],
    ["an Accept without JSON", { headers: { accept: "text/html" } }, 406, /^Accept must allow application\/json/],
    ["an Accept of streams only", { headers: { accept: "text/event-stream" } }, 406, /^Accept must allow/],
    ["PUT", { method: "PUT" }, 405, /^PUT is not supported here/],
    ["DELETE", { method: "DELETE" }, 405, /^DELETE is not supported here/],
  ];

  it.each(refused)(
    "transport.http, errors.message-and-data: refuses %s, and the error carries the request's id",
    async (_what, request, status, message) => {
      const execute = vi.fn();
      const { served } = await pair(server, { execute });
      const answer = await send(served, { body: BODY, ...request });
      expect(answer.status).toBe(status);
      expect(answer.headers.get("allow")).toBe(status === 405 ? "POST" : null);
      expect(parse(answer)).toEqual({
        jsonrpc: "2.0",
        id: "g-1",
        error: { code: -32600, message: expect.stringMatching(message), data: { status } },
      });
      expect(execute).not.toHaveBeenCalled();
    },
  );

  it("refuses GET on the RPC path with 405 and a hint", async () => {
    const { served } = await pair(server);
    const answer = await send(served, { method: "GET", path: "/rpc" });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("POST");
    expect(parse(answer)).toMatchObject({ id: null, error: { message: expect.stringContaining("by POST") } });
  });

  it.each([
    { "content-type": "application/json; charset=utf-8" },
    { "content-type": "application/json; charset=utf8" },
    { "content-type": 'Application/JSON;charset="UTF-8"' },
    { "content-type": "application/vnd.stepflow+json" },
    { accept: "*/*" },
    { accept: "text/html, application/*;q=0.9" },
    { accept: undefined },
    { "content-encoding": "identity" },
  ])("passes %o", async (headers) => {
    const { served } = await pair(server);
    await expect(post(served, REQUEST, headers)).resolves.toMatchObject({ status: 200 });
  });

  it("guards.host-and-origin: refuses a foreign Host and a foreign Origin on a loopback bind", async () => {
    const { served } = await pair(server, { origin: { bind: "127.0.0.1" } });
    for (const headers of [{ host: "evil.example" }, { origin: "https://evil.example" }, { origin: "null" }]) {
      const answer = await post(served, REQUEST, headers);
      expect(answer.status).toBe(403);
      expect(parse(answer)).toMatchObject({ id: "g-1", error: { code: -32600, data: { status: 403 } } });
    }
    await expect(post(served, REQUEST, { origin: "http://localhost:3000" })).resolves.toMatchObject({ status: 200 });
    await expect(post(served, REQUEST)).resolves.toMatchObject({ status: 200 });
  });

  it("requires credentials with a challenge, for responses and notifications as well", async () => {
    const onNotification = vi.fn();
    const auth = basic({ username: "runtime", password: "secret" });
    const { served, log } = await pair(server, { auth, onNotification });
    const answer = { jsonrpc: "2.0", id: "g-1", result: {} };
    for (const message of [REQUEST, answer]) {
      const refusal = await post(served, message);
      expect(refusal.status).toBe(401);
      expect(refusal.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
      expect(parse(refusal)).toMatchObject({ id: "g-1", error: { message: "Not authorized." } });
    }
    await expect(post(served, { jsonrpc: "2.0", method: "initialized" })).resolves.toMatchObject({ status: 401 });
    expect(onNotification).not.toHaveBeenCalled();
    expect(log.every(([level, text]) => level === "warn" && text === "Refused a request.")).toBe(true);
    await expect(post(served, REQUEST, AUTHORIZED)).resolves.toMatchObject({ status: 200 });
    await expect(post(served, answer, AUTHORIZED)).resolves.toMatchObject({ status: 202 });
  });

  it("waits for an asynchronous authorizer, and accepts only true", async () => {
    const verdicts: readonly (() => unknown)[] = [
      () => Promise.resolve(true),
      () => Promise.resolve(false),
      () => Promise.resolve(undefined),
      () => "yes",
      () => Promise.reject(new Error("no database")),
      () => {
        throw new Error("no database");
      },
    ];
    const statuses: number[] = [];
    for (const verdict of verdicts) {
      const { served } = await pair(server, { auth: verdict as () => boolean });
      statuses.push((await post(served, REQUEST)).status);
    }
    expect(statuses).toEqual([200, 401, 401, 401, 500, 500]);
  });

  it("logs why credentials could not be checked, and does not send the reason", async () => {
    const { served, log } = await pair(server, {
      auth: () => Promise.reject(new Error("no database at db.internal")),
    });
    const answer = await post(served, REQUEST);
    expect(parse(answer)).toMatchObject({ id: "g-1", error: { code: -32603, data: { status: 500 } } });
    expect(answer.body).not.toContain("db.internal");
    expect(log).toEqual([["error", "A request could not be checked."]]);
  });

  it("shows the authorizer the method, the path with its query, and headers in any case", async () => {
    const auth = vi.fn(() => true);
    const { served } = await pair(server, { auth });
    await send(served, { path: "/rpc/a?x=1", headers: { "x-tenant": "t1" }, body: BODY });
    expect(auth).toHaveBeenCalledOnce();
    const [seen] = auth.mock.calls[0] as unknown as [{ method: string; path: string; header(name: string): string }];
    expect([seen.method, seen.path, seen.header("X-Tenant")]).toEqual(["POST", "/rpc/a?x=1", "t1"]);
  });

  it("answers health requests without credentials", async () => {
    const { served } = await pair(server, { auth: bearer("token-1") });
    const answer = await send(served, { method: "GET", path: "/health" });
    expect(answer.status).toBe(server.name === "web handler in memory" ? 405 : 200);
    await expect(post(served, REQUEST, { authorization: "Bearer token-1" })).resolves.toMatchObject({ status: 200 });
  });

  it("guards.body-limit: refuses a body over the limit with 413, declared or not, and names the setting", async () => {
    const execute = vi.fn(() => "ok");
    const { served } = await pair(server, { bodyLimitBytes: 1_000, execute });
    const sized = (bytes: number) => `${BODY.slice(0, -1)},"pad":"${"x".repeat(bytes - BODY.length - 9)}"}`;
    expect(sized(1_000)).toHaveLength(1_000);
    await expect(post(served, sized(1_000))).resolves.toMatchObject({ status: 200 });
    for (const headers of [{}, { "transfer-encoding": "chunked" }]) {
      const answer = await post(served, sized(1_001), headers);
      expect(answer.status).toBe(413);
      expect(parse(answer)).toMatchObject({
        id: "g-1",
        error: { message: "Body is larger than 1000 bytes. Raise bodyLimitBytes to accept it." },
      });
    }
    expect(execute).toHaveBeenCalledOnce();
  });

  it("refuses a large body by its head too, and the connection can be used again", async () => {
    const { served } = await pair(server, { auth: bearer("token-1") });
    const answer = await post(served, `${BODY.slice(0, -1)},"pad":"${"x".repeat(1_000_000)}"}`);
    expect(answer.status).toBe(401);
    expect(parse(answer).id).toBe("g-1");
    await expect(post(served, REQUEST, { authorization: "Bearer token-1" })).resolves.toMatchObject({ status: 200 });
  });
});
