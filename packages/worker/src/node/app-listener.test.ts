import { createDeferred } from "@stepflow/protocol/internal";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { describe, expect, it, onTestFinished } from "vitest";
import { silentLogger } from "../log/logger.ts";
import { createWorker } from "../worker/create-worker.ts";
import { serve } from "./serve.ts";

interface Entry {
  readonly status: number;
  readonly type: string | null;
}

const ORIGIN = "http://localhost:5173";

/** Starts a worker behind common middleware, or behind the given app. */
async function start(given?: Hono) {
  const begun = createDeferred<undefined>();
  const held = createDeferred<undefined>();
  const gone = createDeferred<unknown>();
  const log: Entry[] = [];
  const app =
    given ??
    new Hono()
      .use(async (context, next) => {
        await next();
        log.push({ status: context.res.status, type: context.res.headers.get("content-type") });
      })
      .use(cors({ origin: ORIGIN }))
      .use(secureHeaders());
  const worker = createWorker({ name: "w" })
    .component("/hold", async () => {
      begun.resolve(undefined);
      await held.promise;
      return "let go";
    })
    .component("/wait", async (_input, ctx) => {
      ctx.signal.addEventListener("abort", () => gone.resolve(ctx.signal.reason), { once: true });
      await ctx.putBlob(1);
    })
    .component("/ask", (_input, ctx) => ctx.putBlob(1));
  const options = {
    app,
    announce: false,
    handleSignals: false,
    logger: silentLogger,
    port: 0,
    protocol: "v0",
  } as const;
  const running = await serve(worker, options);
  onTestFinished(() => running.close());
  const post = (message: object) =>
    fetch(running.url, {
      method: "POST",
      headers: { "content-type": "application/json", origin: ORIGIN },
      body: JSON.stringify({ jsonrpc: "2.0", id: "1", ...message }),
    });
  const execute = (component: string) =>
    post({ method: "components/execute", params: { component, input: null, attempt: 1, observability: {} } });
  return { log, begun, held, gone, post, execute };
}

describe("transport.hono: middleware in front of serve(worker, { app })", () => {
  it("adds its headers to responses of the worker, errors and event streams included", async () => {
    const { post, execute } = await start();
    const stream = await execute("/ask");
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    for (const response of [await post({ method: "components/list", params: {} }), await post({ no: "rpc" }), stream]) {
      expect(response.headers.get("access-control-allow-origin")).toBe(ORIGIN);
      expect(response.headers.get("x-frame-options")).toBe("SAMEORIGIN");
      await response.body?.cancel();
    }
  });

  it("sees the status and the type that are sent", async () => {
    const { log, post } = await start();
    const good = await post({ method: "components/list", params: {} });
    const bad = await post({ no: "rpc" });
    expect(bad.status).toBe(400);
    expect(log).toEqual([good, bad].map(({ status, headers }) => ({ status, type: headers.get("content-type") })));
  });

  it("sees the end of an execution", async () => {
    const { log, begun, held, execute } = await start();
    const answer = execute("/hold");
    await begun.promise;
    expect(log).toEqual([]);
    held.resolve(undefined);
    await expect((await answer).json()).resolves.toMatchObject({ result: { output: "let go" } });
    expect(log).toHaveLength(1);
  });

  it("may replace, read and extend responses", async () => {
    const seen: string[] = [];
    const { post, execute } = await start(
      new Hono().use(compress({ threshold: 0 })).use(async (context, next) => {
        await next();
        if (context.res.headers.get("content-type") === "application/json") seen.push(await context.res.clone().text());
        context.header("set-cookie", "a=1", { append: true });
        context.header("set-cookie", "b=2", { append: true });
      }),
    );
    const list = await post({ method: "components/list", params: {} });
    expect([list.headers.get("content-encoding"), list.headers.getSetCookie()]).toEqual(["gzip", ["a=1", "b=2"]]);
    expect(seen).toEqual([await list.text()]);
    const stream = await execute("/ask");
    expect(stream.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    const { value } = (await stream.body?.getReader().read()) ?? {};
    expect(new TextDecoder().decode(value)).toContain("blobs/put");
  });

  it("may change the status", async () => {
    const { execute } = await start(
      new Hono().use(async (context, next) => {
        await next();
        context.res = new Response(context.res.body, { ...context.res, status: 418, headers: context.res.headers });
      }),
    );
    for (const component of ["/ask", "/unknown"]) {
      const response = await execute(component);
      expect(response.status).toBe(418);
      await response.body?.cancel();
    }
  });

  it("lets an execution see that its caller has gone", async () => {
    const { execute, gone } = await start(new Hono().use(cors({ origin: ORIGIN })));
    const stream = await execute("/wait");
    await stream.body?.cancel();
    await expect(gone.promise).resolves.toBeInstanceOf(Error);
  });
});
