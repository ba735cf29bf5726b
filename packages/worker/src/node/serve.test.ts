import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { basic } from "@stepflow/transport";
import { Hono } from "hono";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import {
  createHolding,
  execute,
  post,
  QUIET,
  start,
  useNeutralEnvironment,
} from "../../../../tests/support/workers/holding-worker.ts";
import { silentLogger } from "../log/logger.ts";
import { createWorker } from "../worker/create-worker.ts";
import { serve } from "./serve.ts";
import type { ServeOptions } from "./serve-options.ts";

/** A Blob API that stores everything under the same name. */
async function startBlobApi(blobId: string): Promise<string> {
  const server = createServer((_request, response) => void response.end(JSON.stringify({ blobId })));
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

useNeutralEnvironment();

describe("serve: options", () => {
  it("warns of flags that it ignores", async () => {
    const warn = vi.fn();
    const logger = { ...silentLogger, warn, isLevelEnabled: () => true };
    process.argv.push("--prot=3000");
    onTestFinished(() => void process.argv.pop());
    await start({ logger });
    expect(warn).toHaveBeenCalledWith(expect.stringContaining("--prot"));
  });

  it.each([Number.NaN, -1, "5000", 2 ** 31])("refuses drainMs %j", async (drainMs) => {
    const starting = start({ drainMs: drainMs as number });
    await expect(starting).rejects.toThrow(TypeError);
    await expect(starting).rejects.toThrow("Option drainMs must be a number of milliseconds from 0 to 2147483647, got");
  });
});

describe("serve: the address", () => {
  it("listens on a free port of 127.0.0.1 and returns its address", async () => {
    const { url, host, port } = await start();
    expect(host).toBe("127.0.0.1");
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(await execute(url, "/echo", { é: 1 })).toMatchObject({ result: { output: { é: 1 } } });
  });

  it("worker.life-cycle: uses the port of the option or of $PORT", async () => {
    const { port } = await start();
    vi.stubEnv("PORT", String(port));
    await expect(serve(createHolding().worker, { ...QUIET, port: undefined })).rejects.toThrow(String(port));
  });

  it("names the port that is in use and suggests another one", async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: another process listens there. Choose another port, or 0 for a free one.`,
    );
  });

  it.each(["0.0.0.0", "::"])(
    "guards.host-and-origin: refuses %s without authentication, before it listens",
    async (host) => {
      await expect(start({ host })).rejects.toThrow(`Refusing to listen on ${host} without authentication`);
    },
  );

  it("guards.host-and-origin: listens for other machines with auth or unauthenticated: true", async () => {
    const auth = basic({ username: "u", password: "p" });
    const guarded = await start({ host: "0.0.0.0", auth });
    const address = outerAddress() ?? "127.0.0.1";
    const url = `http://${address}:${guarded.port}`;
    expect((await post(url, "components/list", {})).status).toBe(401);
    const authorization = `Basic ${btoa("u:p")}`;
    expect((await post(url, "components/list", {}, { authorization })).status).toBe(200);
    await start({ host: "0.0.0.0", unauthenticated: true });
  });
});

/** An address of this machine that is not loopback, if it has one. */
function outerAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === "IPv4" && !internal)?.address;
}

describe("serve: options", () => {
  it.each<[ServeOptions, string]>([
    [{ port: 70_000 }, "The port option is 70000"],
    [{ host: "http://127.0.0.1" }, "The host option is"],
    [{ callbackTimeoutMs: -1 }, "Option callbackTimeoutMs must be a positive number"],
  ])("refuses %j", async (options, message) => {
    await expect(start(options)).rejects.toThrow(message);
  });

  it("refuses an unknown STEPFLOW_PROTOCOL", async () => {
    vi.stubEnv("STEPFLOW_PROTOCOL", "v9");
    await expect(start()).rejects.toThrow('STEPFLOW_PROTOCOL must be v0 (runtime 0.9) or v1 (0.10, 0.11); got "v9".');
  });

  it("options of the call override the worker's own, unless they are undefined", async () => {
    const worker = createWorker({ name: "w", bodyLimitBytes: 1_000 }).component("/echo", (input: unknown) => input);
    const large = "x".repeat(2_000);
    const own = await start({}, { worker });
    expect(await execute(own.url, "/echo", large)).toMatchObject({ error: { data: { status: 413 } } });
    const raised = await start({ bodyLimitBytes: 10_000 }, { worker });
    expect(await execute(raised.url, "/echo", large)).toMatchObject({ result: { output: large } });
    const untouched = await start({ bodyLimitBytes: undefined }, { worker });
    expect(await execute(untouched.url, "/echo", large)).toMatchObject({ error: { data: { status: 413 } } });
  });

  it("the environment overrides the worker's own options, and those of the call override both", async () => {
    const [own, environment, call] = ["a", "b", "c"].map((digit) => digit.repeat(64)) as [string, string, string];
    const worker = createWorker({ name: "w", protocol: "v1", blobApiUrl: await startBlobApi(own) });
    worker.component("/put", (input: unknown, ctx) => ctx.putBlob(input));
    const storedBy = async (options: ServeOptions) => execute((await start(options, { worker })).url, "/put");
    expect(await storedBy({})).toMatchObject({ result: { output: own } });
    vi.stubEnv("STEPFLOW_BLOB_API_URL", await startBlobApi(environment));
    expect(await storedBy({})).toMatchObject({ result: { output: environment } });
    expect(await storedBy({ blobApiUrl: await startBlobApi(call) })).toMatchObject({ result: { output: call } });
  });

  it("components see the process environment", async () => {
    vi.stubEnv("SERVE_TEST", "from the process");
    const { url } = await start();
    expect(await execute(url, "/env")).toMatchObject({ result: { output: "from the process" } });
  });

  it("one worker can be served twice", async () => {
    const holding = createHolding();
    const [first, second] = [await start({}, holding), await start({}, holding)];
    await first.close();
    expect(await execute(second.url, "/echo", 2)).toMatchObject({ result: { output: 2 } });
  });

  it("an unusable schema prevents the start and leaves nothing behind", async () => {
    const before = process.stdout.write;
    const worker = createWorker({ name: "w" }).component(
      "/broken",
      { input: { type: "object", properties: { a: { $ref: "#/nowhere" } } } },
      () => 1,
    );
    await expect(serve(worker, { ...QUIET, announce: true })).rejects.toThrow("/broken");
    expect(process.stdout.write).toBe(before);
  });
});

describe("serve: connections", () => {
  it("wire.md#keep-alive: keeps idle ones open for 200 s, longer than runtimes do", async () => {
    const { url } = await start();
    const response = await post(url, "components/list", {});
    expect(response.headers.get("keep-alive")).toBe("timeout=200");
    expect(response.headers.get("connection")).toBe("keep-alive");
  });

  it("wire.md#callback-deadlock: closes the connection that delivered a response", async () => {
    const { url } = await start();
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: "unknown", result: 1 }),
    });
    expect([response.status, await response.text()]).toEqual([202, ""]);
    expect(response.headers.get("connection")).toBe("close");
  });

  it("guards.host-and-origin: refuses foreign Host and Origin headers on loopback", async () => {
    const { url } = await start();
    const origin = await post(url, "components/list", {}, { origin: "http://evil.example" });
    expect(origin.status).toBe(403);
    expect(await origin.json()).toMatchObject({ id: "1", error: { message: expect.stringContaining("evil.example") } });
    const allowed = await start({ allowedHosts: ["evil.example"] });
    expect((await post(allowed.url, "components/list", {}, { origin: "http://evil.example" })).status).toBe(200);
  });

  it("health.truthful: health reports the number of open executions", async () => {
    const holding = createHolding();
    const { url } = await start({}, holding);
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: "healthy", active: 0 });
    const held = execute(url, "/hold");
    await holding.begun;
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: "healthy", active: 1 });
    holding.letGo();
    await held;
  });
});

describe("serve: the state file", () => {
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), "serve-test-"));
    vi.stubEnv("STEPFLOW_STATE_DIR", folder);
    return () => rm(folder, { recursive: true, force: true });
  });
  const files = () => readdir(String(process.env["STEPFLOW_STATE_DIR"]));

  /** A port that was free a moment ago. */
  async function freePort(): Promise<number> {
    const running = await start();
    await running.close();
    return running.port;
  }

  it("is written for a worker with a fixed port, after it is initialized", async () => {
    const { url } = await start({ port: await freePort() });
    expect(await files()).toEqual([]);
    await post(url, "initialize", { runtime_protocol_version: 1 });
    expect(await files()).toHaveLength(1);
    await post(`${url}/other`, "initialize", { runtime_protocol_version: 1 });
    const [file = "", ...others] = await files();
    expect(others).toEqual([]);
    const text = await readFile(join(String(process.env["STEPFLOW_STATE_DIR"]), file), "utf8");
    expect(JSON.parse(text).states).toHaveLength(2);
  });

  it("is not written for a free port, which a runtime could not find again, or if switched off", async () => {
    const free = await start();
    await post(free.url, "initialize", { runtime_protocol_version: 1 });
    const off = await start({ port: await freePort(), stateFile: false });
    await post(off.url, "initialize", { runtime_protocol_version: 1 });
    expect(await files()).toEqual([]);
  });

  it("is not written for a caller without credentials", async () => {
    const { url } = await start({ port: await freePort(), auth: basic({ username: "u", password: "p" }) });
    expect((await post(url, "initialize", { runtime_protocol_version: 1 })).status).toBe(401);
    expect(await files()).toEqual([]);
  });
});

describe("serve: in an app of the user's", () => {
  it("transport.web-standard: serves the app's routes, runs its middleware first, and does not change the worker's responses", async () => {
    const app = new Hono();
    app.get("/hello", (context) => context.text("hello"));
    app.use("*", async (context, next) => {
      if (context.req.header("x-key") !== "secret" && context.req.method === "POST") return context.text("no", 401);
      return next();
    });
    const { url } = await start({ app });
    expect(await (await fetch(`${url}/hello`)).text()).toBe("hello");
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const refused = await post(url, "components/list", {});
    expect([refused.status, await refused.text()]).toEqual([401, "no"]);
    const params = { component: "/echo", input: "é", attempt: 1, observability: {} };
    const allowed = await post(`${url}/any/path`, "components/execute", params, { "x-key": "secret" });
    expect(await allowed.json()).toMatchObject({ result: { output: "é" } });
  });

  it("does not replace global objects", async () => {
    const before = [globalThis.Request, globalThis.Response];
    await start({ app: new Hono() });
    expect([globalThis.Request, globalThis.Response]).toEqual(before);
  });

  it("refuses an option that does not exist", async () => {
    const wrong = { ...QUIET, drainMS: 1 } as typeof QUIET;
    await expect(serve(createHolding().worker, wrong)).rejects.toThrow(
      'serve: there is no option "drainMS". Did you mean "drainMs"?',
    );
  });
});
