import { ServerStartError } from "@stepflow/orchestrator";
import { WorkerStartError } from "@stepflow/runtime";
import { silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { failureOf } from "../support/failure-of.ts";
import { EVERY_RUNTIME, startAnyRuntime } from "../support/runtimes/any-runtime.ts";
import kitchen from "../support/workers/kitchen-worker.ts";

/** A user's app: one route of its own, and a guard before everything below /rpc. */
async function startInApp() {
  const seen: string[] = [];
  const app = new Hono();
  app.get("/hello", (context) => context.text("Hello from beside the worker"));
  app.use("/rpc", async (context, next) => {
    await next();
    seen.push(`${context.req.method} ${context.req.path}`);
  });
  app.use("/rpc", basicAuth({ username: "app", password: "secret" }));
  const running = await serve(kitchen, {
    app,
    announce: false,
    handleSignals: false,
    logger: silentLogger,
    port: 0,
  });
  onTestFinished(() => running.close());
  return { seen, url: running.url, guarded: new URL(`${running.url.replace("//", "//app:secret@")}/rpc`) };
}

describe.each(EVERY_RUNTIME)(
  "transport.hono, transport.web-standard: serve(worker, { app }), runtime %s",
  (version) => {
    it("the app's middleware guards the worker's endpoint, callbacks and large outputs included", async () => {
      const { guarded, seen, url } = await startInApp();
      await using server = await startAnyRuntime(version, { kitchen: { url: guarded } });
      const { client } = server;
      const stored = await client.run(oneStepFlow("/kitchen/round-trip"), [{ é: "😀" }]);
      expect(stored.items).toMatchObject([{ result: { outcome: "success", result: { data: { é: "😀" } } } }]);
      expect((await client.run(oneStepFlow("/kitchen/two-questions"), [null])).status).toBe("completed");
      const [big] = (await client.run(oneStepFlow("/kitchen/big"), [{ bytes: 3_000_000 }])).items;
      expect(big?.result?.outcome === "success" && String(big.result.result).length).toBe(3_000_000);
      expect((await client.listComponents()).length).toBeGreaterThan(10);
      // The requests are two for the start, three executions and a list, and at least one answer to each callback.
      expect(seen.filter((line) => line === "POST /rpc").length).toBeGreaterThanOrEqual(8);
      expect(await (await fetch(`${url}/hello`)).text()).toBe("Hello from beside the worker");
      expect((await fetch(`${url}/health`)).status).toBe(200);
    });

    it("without the credentials that it requires, no request reaches the worker", async () => {
      const { url } = await startInApp();
      const body = JSON.stringify({ jsonrpc: "2.0", id: "1", method: "components/list", params: {} });
      const headers = { "content-type": "application/json" };
      const refused = await fetch(`${url}/rpc`, { method: "POST", headers, body });
      expect(refused.status).toBe(401);
      expect(await refused.text()).toBe("Unauthorized");
      const failure = await failureOf(startAnyRuntime(version, { kitchen: { url: `${url}/rpc` } }));
      expect(failure).toBeInstanceOf(version === "embedded" ? WorkerStartError : ServerStartError);
    });
  },
);
