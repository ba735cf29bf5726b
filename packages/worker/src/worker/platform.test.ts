import { AsyncLocalStorage } from "node:async_hooks";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { ShuttingDownError } from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { WorkerOptions } from "../host/worker-options.ts";
import { type LogFields, silentLogger } from "../log/logger.ts";
import { createWorker } from "./create-worker.ts";

afterEach(() => vi.unstubAllEnvs());

function toPost(method: string, params: unknown, url = "http://worker.example/"): Request {
  const headers = { "content-type": "application/json" };
  return new Request(url, {
    method: "POST",
    headers,
    body: JSON.stringify({ jsonrpc: "2.0", id: "1", method, params }),
  });
}

const toExecute = (component: string, input: unknown = null) =>
  toPost("components/execute", { component, input, attempt: 1, observability: {} });

describe("a platform that ends the timers of a request with the request, as Cloudflare Workers do", () => {
  /** Ends the timers of each request when its response has been read. */
  function usePlatform(): (serve: () => Promise<Response>) => Promise<Response> {
    const requests = new AsyncLocalStorage<Set<NodeJS.Timeout>>();
    const { setInterval: original } = globalThis;
    vi.spyOn(globalThis, "setInterval").mockImplementation(((...args: Parameters<typeof setInterval>) => {
      const timer = original(...args);
      requests.getStore()?.add(timer);
      return timer;
    }) as typeof setInterval);
    return (serve) => {
      const timers = new Set<NodeJS.Timeout>();
      return requests.run(timers, async () => {
        const response = await serve();
        const text = await response.text();
        for (const timer of timers) clearInterval(timer);
        return new Response(text, response);
      });
    };
  }

  it("every slow execution becomes an event stream, not only the first", async () => {
    const request = usePlatform();
    const worker = createWorker({ name: "w", sseAfterMs: 40, logger: silentLogger }).component("/slow", async () => {
      await sleep(300);
      return "late";
    });
    for (let count = 0; count < 3; count += 1) {
      const response = await request(() => worker.fetch(toExecute("/slow")));
      expect([count, response.headers.get("content-type")]).toEqual([count, "text/event-stream"]);
    }
  });
});

describe("a schema that cannot be used here", () => {
  const lines: [string, LogFields | undefined][] = [];
  const error = (message: string, fields?: LogFields): void => void lines.push([message, fields]);
  const worker = createWorker({ name: "w", logger: { ...silentLogger, error } })
    .component("/broken", { input: { type: "object", properties: { a: { $ref: "#/nowhere" } } } }, () => 1)
    .component("/broken-output", { output: { $ref: "#/nowhere" } }, () => lines.push(["executed", undefined]))
    .component("/fine", { input: { type: "number" } }, (n) => n);

  it("fails its own component before it runs, and no other", async () => {
    const answers = [];
    for (const path of ["/fine", "/broken", "/broken-output", "/fine"])
      answers.push(await (await worker.fetch(toExecute(path, 1))).json());
    expect(answers).toEqual([
      expect.objectContaining({ result: { output: 1 } }),
      expect.objectContaining({ error: expect.objectContaining({ message: expect.stringContaining('"/broken"') }) }),
      expect.objectContaining({
        error: expect.objectContaining({ message: expect.stringContaining('"/broken-output"') }),
      }),
      expect.objectContaining({ result: { output: 1 } }),
    ]);
    const schemaLines = lines.filter(([message]) => message.startsWith("A schema cannot be used"));
    expect(schemaLines).toHaveLength(1);
    expect(lines.map(([message]) => message)).not.toContain("executed");
  });

  it("is missing in the list of components, which names the others", async () => {
    const { result } = (await (await worker.fetch(toPost("components/list", {}))).json()) as {
      result: { components: { component: string; input_schema?: object; inputSchema?: object }[] };
    };
    expect(result.components.map(({ component }) => component)).toEqual(["/broken", "/broken-output", "/fine"]);
    expect(JSON.stringify(result.components[2])).toContain('"number"');
  });
});

describe("settings of the environment", () => {
  const url = "http://runtime.example/api/v1/blobs";
  const asked: string[] = [];
  const create = () =>
    createWorker({ name: "w", protocol: "v0", logger: silentLogger }).component("/put", (input, ctx) =>
      ctx.putBlob(input),
    );

  it.each(["bindings", "process"])("STEPFLOW_PROTOCOL and STEPFLOW_BLOB_API_URL of the %s apply", async (source) => {
    vi.spyOn(globalThis, "fetch").mockImplementation(async (target) => {
      asked.push(String(target instanceof Request ? target.url : target));
      return Response.json({ blobId: "a".repeat(64) });
    });
    const settings = { STEPFLOW_PROTOCOL: "v1", STEPFLOW_BLOB_API_URL: url };
    if (source === "process") for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    await (await create().fetch(toExecute("/put", { a: 1 }), source === "bindings" ? settings : undefined)).text();
    expect(asked.splice(0)).toEqual([url]);
  });

  it.each([{ STEPFLOW_PROTOCOL: "v9" }, { STEPFLOW_BLOB_API_URL: "file:///etc" }])("%j is refused", async (env) => {
    await expect(create().fetch(toExecute("/put"), env)).rejects.toThrow(TypeError);
  });
});

describe("web pages and other machines", () => {
  const warn = vi.fn<(message: string, fields?: LogFields) => void>();
  const logger = { ...silentLogger, warn };
  const echo = (options: Partial<WorkerOptions>) =>
    createWorker({ name: "w", logger, ...options }).component("/echo", (input) => input);
  const withHeaders = (headers: Record<string, string>) => {
    const request = toExecute("/echo");
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return request;
  };

  it.each(["fetch", "app"] as const)("guards.host-and-origin: allowedHosts applies to worker.%s", async (way) => {
    const worker = echo({ allowedHosts: ["worker.example"] });
    const surface = way === "fetch" ? worker : await worker.app();
    const statusOf = async (headers: Record<string, string>) => (await surface.fetch(withHeaders(headers))).status;
    expect(await statusOf({ host: "worker.example" })).toBe(200);
    expect(await statusOf({ host: "127.0.0.1:3000", origin: "http://localhost:5173" })).toBe(200);
    // In one process there is no Host.
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ host: "evil.example" })).toBe(403);
    expect(await statusOf({ host: "worker.example", origin: "http://evil.example" })).toBe(403);
  });

  it("guards.host-and-origin: foreign pages are refused without a list, too", async () => {
    const statusOf = async (headers: Record<string, string>) => (await echo({}).fetch(withHeaders(headers))).status;
    expect(await statusOf({ host: "evil.example", origin: "http://evil.example" })).toBe(403);
    expect(await statusOf({ host: "localhost", origin: "http://evil.example" })).toBe(403);
    expect(await statusOf({ host: "worker.example" })).toBe(200);
  });

  it("a worker without auth that is reached under a host name warns once", async () => {
    warn.mockClear();
    const worker = echo({});
    for (const host of ["localhost:1", "[::1]:1", "worker.example:80", "worker.example"])
      await worker.fetch(withHeaders({ host }));
    await worker.fetch(toExecute("/echo"));
    expect(warn.mock.calls).toEqual([[expect.stringContaining("has no auth"), { host: "worker.example:80" }]]);
    for (const options of [{ auth: () => true }, { allowedHosts: ["worker.example"] }])
      await echo(options).fetch(withHeaders({ host: "worker.example" }));
    expect(warn).toHaveBeenCalledOnce();
  });

  it("an invalid list is refused when the worker is created", () => {
    expect(() => echo({ allowedHosts: ["https://worker.example"] })).toThrow("is not a host");
  });
});

it("a worker whose requests the heap cannot hold warns once", async () => {
  const warn = vi.fn();
  const logger = { ...silentLogger, warn };
  const worker = createWorker({ name: "w", bodyLimitBytes: 2 ** 40, logger }).component("/echo", () => 1);
  for (let count = 0; count < 2; count++) await worker.fetch(toExecute("/echo"));
  await worker.app();
  const need = "One request of bodyLimitBytes may take 33554432 MiB of memory, and the heap holds";
  expect(warn.mock.calls.filter(([message]) => String(message).startsWith(need))).toHaveLength(1);
  await createWorker({ name: "w", logger: { ...silentLogger, warn: warn.mockClear() } }).app();
  expect(warn).not.toHaveBeenCalled();
});

describe("a worker that a platform stops", () => {
  const create = () => createWorker({ name: "w", logger: silentLogger });

  it("shutdown.drains: lets running executions end, and refuses new ones meanwhile", async () => {
    const started = createDeferred<void>();
    const end = createDeferred<string>();
    const worker = create().component("/wait", () => {
      started.resolve();
      return end.promise;
    });
    const running = worker.fetch(toExecute("/wait"));
    await started.promise;
    const closed = worker.close();
    const refused = await (await worker.fetch(toExecute("/wait"))).json();
    expect(refused).toMatchObject({ error: { message: new ShuttingDownError().message } });
    expect((await worker.fetch(new Request("http://worker.example/readyz"))).status).toBe(503);
    end.resolve("done");
    expect(await (await running).json()).toMatchObject({ result: { output: "done" } });
    await closed;
  });

  it("shutdown.drains: interrupts those that do not end in time", async () => {
    const started = createDeferred<void>();
    const worker = create().component("/wait", async (_input, { signal }) => {
      started.resolve();
      await once(signal, "abort");
    });
    const running = worker.fetch(toExecute("/wait"));
    await started.promise;
    await worker.close(0);
    expect(await (await running).json()).toMatchObject({ error: { message: new ShuttingDownError().message } });
  });

  it("can be closed before its first request, and refuses invalid times", async () => {
    const worker = create().component("/echo", (input) => input);
    await expect(worker.close("5" as never)).rejects.toThrow('got "5"');
    await worker.close();
    expect(await (await worker.fetch(toExecute("/echo"))).json()).toHaveProperty("error");
  });
});

describe("a body that was read before", () => {
  const warn = vi.fn<(message: string, fields?: LogFields) => void>();
  const create = () =>
    createWorker({ name: "w", logger: { ...silentLogger, warn } }).component("/echo", (input) => input);
  const advice = expect.stringContaining("Mount the worker before middleware that reads bodies");

  it("is refused with a remedy, and logged", async () => {
    warn.mockClear();
    const request = toExecute("/echo");
    await request.text();
    const response = await create().fetch(request);
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ error: expect.objectContaining({ message: advice }) }),
    ]);
    expect(warn.mock.calls).toEqual([["Refused a request.", expect.objectContaining({ message: advice })]]);
  });

  it("also behind middleware of Node, such as express.json()", async () => {
    const listener = getRequestListener((await create().app()).fetch, { overrideGlobalObjects: false });
    const server = createServer((request, response) => {
      request.resume().on("end", () => void listener(request, response));
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const response = await fetch(toPost("components/list", {}, `http://127.0.0.1:${port}/`));
    expect([response.status, await response.text()]).toEqual([400, advice]);
  });
});
