import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { Endpoint } from "../exchange/endpoint.ts";
import { createHonoApp } from "./hono-app.ts";

const headers = { "content-type": "application/json" };
const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "where" });

function create(ready = true): Hono {
  const endpoint = new Endpoint({
    methods: {
      where: { handle: (_params, { head }) => [head.target, head.header("x-trace") ?? null, head.env ?? null] },
    },
  });
  return createHonoApp({ endpoint, health: { ready, active: 3 } });
}

const resultOf = async (response: Response | Promise<Response>) =>
  ((await (await response).json()) as { result: unknown }).result;

describe("the Hono app", () => {
  it("wire.md#requests-of-a-runtime: serves RPC on every path, with its query", async () => {
    for (const path of ["/", "/rpc/a?x=1", "/health"]) {
      const response = create().request(path, { method: "POST", headers, body });
      await expect(resultOf(response)).resolves.toEqual([path, null, null]);
    }
  });

  it("health.truthful: answers health requests, also during shutdown", async () => {
    const statuses = await Promise.all(
      ["/health", "/livez", "/readyz"].map(async (path) => {
        const response = await create(false).request(path);
        expect(response.headers.get("cache-control")).toBe("no-store");
        return [response.status, await response.json()];
      }),
    );
    const draining = { status: "draining", active: 3 };
    const healthy = { status: "healthy", active: 3 };
    expect(statuses).toEqual([
      [200, healthy],
      [200, healthy],
      [503, draining],
    ]);
    expect((await create().request("/readyz", { method: "HEAD" })).status).toBe(200);
  });

  it("can be mounted, and works behind middleware that reads or refuses", async () => {
    const app = new Hono();
    const seen: string[] = [];
    app.use("/worker/*", async (context, next) => {
      if (context.req.header("x-key") !== "k") return context.text("Forbidden", 403);
      seen.push(await context.req.text());
      await next();
      context.header("x-after", "1");
      return undefined;
    });
    app.route("/worker", create());
    app.get("/other", (context) => context.text("other"));
    const refused = await app.request("/worker/rpc", { method: "POST", headers, body });
    expect([refused.status, await refused.text()]).toEqual([403, "Forbidden"]);
    const passed = await app.request("/worker/rpc", {
      method: "POST",
      headers: { ...headers, "x-key": "k", "x-trace": "t" },
      body,
    });
    expect([passed.headers.get("x-after"), seen]).toEqual(["1", [body]]);
    await expect(resultOf(passed)).resolves.toEqual(["/worker/rpc", "t", null]);
    await expect((await app.request("/other")).text()).resolves.toBe("other");
    await expect((await app.request("/worker/livez", { headers: { "x-key": "k" } })).json()).resolves.toMatchObject({
      active: 3,
    });
  });

  it("passes on the bindings of the platform, except those of Node's server", async () => {
    const init = { method: "POST", headers, body };
    await expect(resultOf(create().request("/", init, { KV: "store" }))).resolves.toEqual(["/", null, { KV: "store" }]);
    await expect(resultOf(create().request("/", init, { incoming: {}, outgoing: {} }))).resolves.toEqual([
      "/",
      null,
      null,
    ]);
  });

  it.each([
    ["127.0.0.1", true],
    ["192.0.2.1", false],
    [undefined, null],
  ])("knows on Node whether the sender %s is on this machine", async (remoteAddress, isLocal) => {
    const endpoint = new Endpoint({
      methods: { local: { handle: (_params, { head }) => head.remoteIsLoopback ?? null } },
    });
    const app = createHonoApp({ endpoint, health: { ready: true, active: 0 } });
    const init = { method: "POST", headers, body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "local" }) };
    const response = app.request("/", init, { incoming: { socket: { remoteAddress } }, outgoing: {} });
    await expect(resultOf(response)).resolves.toBe(isLocal);
  });
});
