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

  it("passes on the bindings of the platform, except those of a server of Node, which name the sender", async () => {
    expect(await resultOf(await create()(askWhere("/"), { KV: "store" }))).toEqual(["/", null, { KV: "store" }]);
    const env = { incoming: { socket: { remoteAddress: "192.0.2.1" } }, outgoing: {} };
    expect(await resultOf(await create()(askWhere("/"), env))).toEqual(["/", false, null]);
  });
});
