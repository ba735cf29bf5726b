import { describe, expect, it } from "vitest";
import { Endpoint } from "../exchange/endpoint.ts";
import { createFetchHandler, type FetchHandler } from "./fetch-handler.ts";

function create(ready = true): FetchHandler {
  const endpoint = new Endpoint({
    methods: {
      where: { handle: (_params, { head }) => [head.target, head.remoteIsLoopback ?? null, head.env ?? null] },
    },
  });
  return createFetchHandler({ endpoint, health: { ready, active: 3 } });
}

const askWhere = (path: string): Request =>
  new Request(`http://worker.test${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "where" }),
  });

const resultOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { result: unknown }).result;

describe("the fetch handler", () => {
  it("serves RPC on every path, also on those of health endpoints", async () => {
    for (const path of ["/", "/rpc/a?x=1", "/health"])
      expect(await resultOf(await create()(askWhere(path)))).toEqual([path, null, null]);
  });

  it("health.truthful: answers health requests, also during a shutdown", async () => {
    const ask = async (path: string, method = "GET") =>
      await create(false)(new Request(`http://worker.test${path}`, { method }));
    for (const path of ["/health", "/livez", "/readyz"]) {
      const response = await ask(path);
      expect([response.status, await response.json()]).toEqual(
        path === "/readyz" ? [503, { status: "draining", active: 3 }] : [200, { status: "healthy", active: 3 }],
      );
    }
    const head = await ask("/readyz", "HEAD");
    expect([head.status, await head.text(), head.headers.get("cache-control")]).toEqual([503, "", "no-store"]);
  });

  it("health.truthful: answers health requests below the path of a route, and no other GET", async () => {
    const statusOf = async (path: string) =>
      (await create(false)(new Request(`http://worker.test${path}`, { method: "GET" }))).status;
    expect(await Promise.all(["/api/worker/health", "/worker/readyz?x=/health"].map(statusOf))).toEqual([200, 503]);
    expect(await Promise.all(["/worker", "/worker/health/", "/unhealth", "/x?y=/health"].map(statusOf))).toEqual(
      Array(4).fill(405),
    );
  });

  it("passes on no context of a Next.js route, which has the parameters of its path", async () => {
    const context = { params: Promise.resolve({ path: ["a"] }) };
    expect(await resultOf(await create()(askWhere("/"), context))).toEqual(["/", null, null]);
    expect(await resultOf(await create()(askWhere("/"), { params: "bound" }))).toEqual([
      "/",
      null,
      { params: "bound" },
    ]);
  });

  it("passes on the bindings of the platform, except those of a server of Node, which name the sender", async () => {
    expect(await resultOf(await create()(askWhere("/"), { KV: "store" }))).toEqual(["/", null, { KV: "store" }]);
    const env = { incoming: { socket: { remoteAddress: "192.0.2.1" } }, outgoing: {} };
    expect(await resultOf(await create()(askWhere("/"), env))).toEqual(["/", false, null]);
  });
});
