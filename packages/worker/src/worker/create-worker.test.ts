import { basic } from "@stepflow/transport";
import { Hono } from "hono";
import { describe, expect, it, vi } from "vitest";
import { defineComponent } from "../component/component.ts";
import type { WorkerBehavior } from "../host/worker-options.ts";
import { silentLogger } from "../log/logger.ts";
import { createWorker } from "./create-worker.ts";
import type { Worker } from "./worker.ts";
import { internalsOf } from "./worker-internals.ts";

const JSON_HEADERS = { "content-type": "application/json" };

function toPost(method: string, params: unknown, headers = JSON_HEADERS, url = "http://worker.example/rpc"): Request {
  return new Request(url, {
    method: "POST",
    headers,
    body: JSON.stringify({ jsonrpc: "2.0", id: "1", method, params }),
  });
}

const toExecute = (component: string, input: unknown) =>
  toPost("components/execute", { component, input, attempt: 1, observability: {} });

async function resultOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { result: unknown }).result;
}

const double = defineComponent({ path: "/double", execute: (n: number) => n * 2 });

describe("createWorker", () => {
  it("components.register, worker.plain-functions: accepts components in a list, by chaining and as statements", async () => {
    const worker = createWorker({ name: "all", components: [double], logger: silentLogger })
      .component("/greet/{name}", (_input: unknown, { params }) => `Hello ${params.name}`)
      .component("/described", { description: "Does little." }, () => 1);
    worker.component("/late", () => "late");
    const list = await worker.fetch(toPost("components/list", {}));
    expect(await resultOf(list)).toMatchObject({
      components: [
        { component: "/double" },
        { component: "/greet/{name}" },
        { component: "/described", description: "Does little." },
        { component: "/late" },
      ],
    });
    expect(await resultOf(await worker.fetch(toExecute("/greet/Ada", null)))).toEqual({ output: "Hello Ada" });
  });

  it("starts nothing: components can be added until the first request", async () => {
    const worker = createWorker({ name: "growing", logger: silentLogger });
    expect(await resultOf(await worker.fetch(toPost("components/list", {})))).toEqual({ components: [] });
    worker.component("/new", () => "here");
    expect(await resultOf(await worker.fetch(toExecute("/new", null)))).toEqual({ output: "here" });
  });

  it.each(["", 7, undefined])("refuses the name %j", (name) => {
    expect(() => createWorker({ name: name as string })).toThrow("createWorker: name must be a non-empty string.");
  });

  it("refuses a path twice, and one that is ambiguous", () => {
    expect(() => createWorker({ name: "w", components: [double, double] })).toThrow(TypeError);
    const worker = createWorker({ name: "w" }).component("/{a}/x", () => 1);
    expect(() => worker.component("/{b}/x", () => 1)).toThrow(TypeError);
  });

  it.each<[WorkerBehavior, string]>([
    [{ concurency: 3 } as WorkerBehavior, 'createWorker: there is no option "concurency". Did you mean "concurrency"?'],
    [{ timeoutMs: 0 }, "Option timeoutMs must be a positive number"],
    [{ callbackTimeoutMs: Number.NaN }, "Option callbackTimeoutMs must be a positive number"],
    [{ callbackTimeoutMs: Number.POSITIVE_INFINITY }, "Option callbackTimeoutMs must be a positive number of at most"],
    [{ keepAliveMs: 2 ** 31 }, "Option keepAliveMs must be a positive number of at most 2147483647, got 2147483648."],
    [{ concurrency: -1 }, "Option concurrency must be a positive number, got -1."],
    [{ bodyLimitBytes: "1 MB" as unknown as number }, "Option bodyLimitBytes must be a positive number"],
    [{ protocol: "v2" as "v1" }, 'Option protocol must be one of v0, v1, got "v2".'],
    [{ bigNumbers: "round" as "warn" }, 'Option bigNumbers must be one of warn, error, bigint, got "round".'],
    [{ blobApiUrl: "file:///etc" }, "Option blobApiUrl must be an http(s) URL"],
  ])("refuses %j", (behavior, message) => {
    expect(() => createWorker({ name: "w", ...behavior })).toThrow(TypeError);
    expect(() => createWorker({ name: "w", ...behavior })).toThrow(message);
  });

  it("internalsOf refuses values that are not workers of this package", () => {
    expect(internalsOf(createWorker({ name: "ours" })).name).toBe("ours");
    expect(() => internalsOf({ name: "theirs" } as Worker)).toThrow(/made by createWorker/);
    expect(() => internalsOf(undefined as unknown as Worker)).toThrow(TypeError);
  });

  it("internalsOf accepts a worker of another copy of the package if its version fits", async () => {
    vi.resetModules();
    const copy = await import("./create-worker.ts");
    expect(copy.createWorker).not.toBe(createWorker);
    expect(
      internalsOf(copy.createWorker({ name: "theirs", components: [double] }) as Worker).registry.list(),
    ).toHaveLength(1);
    const later = { name: "later", [Symbol.for("stepflow.worker.internals")]: { version: 2, internals: {} } };
    expect(() => internalsOf(later as unknown as Worker)).toThrow(
      "Install all @stepflow packages in the same version.",
    );
  });
});

describe("worker.fetch", () => {
  const worker = createWorker({ name: "w", components: [double], logger: silentLogger });

  it("and worker.app work without the worker, as Bun and Deno call them for a default export", async () => {
    const { fetch, app } = worker;
    expect(await resultOf(await fetch(toExecute("/double", 21)))).toEqual({ output: 42 });
    expect(await resultOf(await (await app()).fetch(toExecute("/double", 21)))).toEqual({ output: 42 });
  });

  it("answers requests on any path, and health on its own", async () => {
    expect(await resultOf(await worker.fetch(toExecute("/double", 21)))).toEqual({ output: 42 });
    const health = await worker.fetch(new Request("http://worker.example/health"));
    expect(await health.json()).toMatchObject({ status: "healthy" });
    expect((await worker.fetch(new Request("http://worker.example/rpc"))).status).toBe(405);
  });

  it("gives components the bindings of the platform as env", async () => {
    const bound = createWorker({ name: "w", logger: silentLogger }).component(
      "/env",
      (_input: unknown, { env }) => env["KEY"],
    );
    const response = await bound.fetch(toExecute("/env", null), { KEY: "from the platform" });
    expect(await resultOf(response)).toEqual({ output: "from the platform" });
  });

  it("authenticates callers", async () => {
    const guarded = createWorker({
      name: "w",
      components: [double],
      auth: basic({ username: "u", password: "p" }),
      logger: silentLogger,
    });
    expect((await guarded.fetch(toExecute("/double", 1))).status).toBe(401);
    const headers = { ...JSON_HEADERS, authorization: `Basic ${btoa("u:p")}` };
    expect((await guarded.fetch(toPost("components/list", {}, headers))).status).toBe(200);
    expect((await guarded.fetch(new Request("http://worker.example/health"))).status).toBe(200);
  });

  it("never rejects: a broken schema fails only the requests that need it", async () => {
    const broken = createWorker({ name: "w", logger: silentLogger }).component(
      "/broken",
      { input: { type: "object", properties: { a: { $ref: "#/nowhere" } } } },
      () => 1,
    );
    const answer = (await (await broken.fetch(toExecute("/broken", {}))).json()) as { error?: object };
    expect(answer.error).toMatchObject({ message: expect.stringContaining("/broken") });
  });
});

describe("worker.app", () => {
  it("transport.web-standard: is mounted in an app of the user's, whose middleware guards it", async () => {
    const worker = createWorker({ name: "w", components: [double], logger: silentLogger });
    const app = new Hono();
    app.get("/", (context) => context.text("home"));
    app.use("/worker/*", async (context, next) =>
      context.req.header("x-key") === "secret" ? next() : context.text("no", 403),
    );
    app.route("/worker", await worker.app());
    const url = "http://app.example/worker";
    const params = { component: "/double", input: 4, attempt: 1, observability: {} };
    expect((await app.request(toPost("components/execute", params, JSON_HEADERS, url))).status).toBe(403);
    const headers = { ...JSON_HEADERS, "x-key": "secret" };
    const response = await app.request(toPost("components/execute", params, headers, url));
    expect(await resultOf(response)).toEqual({ output: 8 });
    expect(await (await app.request("/")).text()).toBe("home");
    expect((await app.request("/worker/health", { headers: { "x-key": "secret" } })).status).toBe(200);
  });
});
