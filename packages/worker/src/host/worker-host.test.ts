import { basic, createWebHandler } from "@stepflow/transport";
import { describe, expect, it, vi } from "vitest";
import { defineComponent } from "../component/component.ts";
import { ComponentRegistry } from "../component/component-registry.ts";
import type { NegotiationMemory } from "../link/negotiation-memory.ts";
import { silentLogger } from "../log/logger.ts";
import { WorkerHost, type WorkerHostOptions } from "./worker-host.ts";

const URL = "http://127.0.0.1:7840/api/v1/blobs";
const V0 = { runtime_protocol_version: 1 };
const V1 = { runtimeProtocolVersion: 1, capabilities: { blobApiUrl: URL, blobThreshold: 1_000 } };
const LOOPBACK = { host: "127.0.0.1", loopback: true };

interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** A host with some components, and the means to send it messages. */
function createHost(options: Partial<WorkerHostOptions> = {}) {
  const registry = new ComponentRegistry();
  const held: (() => void)[] = [];
  registry.add(
    defineComponent({ path: "/echo", description: "Returns its input.", execute: (input: unknown) => input }),
  );
  registry.add(
    defineComponent({
      path: "/hold/{kind}",
      input: { type: "object" },
      execute: (_input: unknown, { signal }) =>
        new Promise((resolve, reject) => {
          held.push(() => resolve("let go"));
          signal.addEventListener("abort", () => reject(signal.reason));
        }),
    }),
  );
  const logger = { ...silentLogger, info: vi.fn(), warn: vi.fn() };
  const host = new WorkerHost({ name: "test", registry, logger, bind: LOOPBACK, env: {}, ...options });
  const handle = createWebHandler({ endpoint: host.endpoint });
  const post = (message: object) =>
    handle(
      new Request("http://127.0.0.1/", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", ...message }),
      }),
    );
  const ask = async (method: string, params: unknown): Promise<Answer> =>
    (await post({ id: "1", method, params })).json() as Promise<Answer>;
  const execute = (component: string, input: unknown = {}) =>
    ask("components/execute", { component, input, attempt: 1, observability: {} });
  const letGo = async () => {
    await vi.waitFor(() => expect(held.length).toBeGreaterThan(0));
    for (const release of held.splice(0)) release();
  };
  return { host, ask, execute, post, letGo, logger };
}

describe("WorkerHost: initialize", () => {
  it("dialect.spelling, wire.md#negotiation: is answered in the spelling of the request", async () => {
    const { ask } = createHost();
    expect(await ask("initialize", V0)).toMatchObject({ result: { server_protocol_version: 1 } });
    const { result } = await ask("initialize", V1);
    expect(result).toEqual({ serverProtocolVersion: 1, supportsBlobRefs: true });
  });

  it("offers references only if the runtime has a Blob API and the worker allows them", async () => {
    const bare = { result: { serverProtocolVersion: 1 } };
    const without = { runtimeProtocolVersion: 1, capabilities: { blobThreshold: 1_000 } };
    expect((await createHost().ask("initialize", without)).result).toEqual(bare.result);
    const unwilling = createHost({ blobReferences: false });
    expect((await unwilling.ask("initialize", V1)).result).toEqual(bare.result);
  });

  it.each([[{}], [{ runtimeProtocolVersion: "1" }], [undefined]])(
    "messages.validation: %j is refused with a pointer",
    async (params) => {
      const { error } = await createHost().ask("initialize", params);
      expect(error).toMatchObject({ code: -32602, message: expect.stringContaining("/runtimeProtocolVersion") });
    },
  );

  it("ignores the version without strictInit, because runtimes send any (wire.md#start-up)", async () => {
    const { result } = await createHost().ask("initialize", { runtimeProtocolVersion: 2 });
    expect(result).toEqual({ serverProtocolVersion: 1 });
  });

  it("`initialized` and any other notification get 202 and an empty body", async () => {
    const { post } = createHost();
    for (const method of ["initialized", "whatever/next"]) {
      const response = await post({ method, params: {} });
      expect([response.status, await response.text()]).toEqual([202, ""]);
    }
  });

  it("stores what was negotiated, by target", async () => {
    const memory = { load: vi.fn(async () => undefined), save: vi.fn(async () => {}) } satisfies NegotiationMemory;
    await createHost({ memory }).ask("initialize", V1);
    expect(memory.save).toHaveBeenCalledExactlyOnceWith("/", {
      dialect: "v1",
      blobApiUrl: URL,
      blobThreshold: 1_000,
    });
  });

  it("warns once that old runtimes restart the workers that they have started (wire.md#workers-that-end-or-restart)", async () => {
    const { ask, logger } = createHost({ spawned: true });
    await ask("initialize", V0);
    await ask("initialize", V0);
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("Run it by URL"));
    const recent = createHost({ spawned: true });
    await recent.ask("initialize", V1);
    expect(recent.logger.warn).not.toHaveBeenCalled();
    const byUrl = createHost();
    await byUrl.ask("initialize", V0);
    expect(byUrl.logger.warn).not.toHaveBeenCalled();
  });
});

describe("initialize.order: strictInit", () => {
  it("refuses to execute before initialize and initialized", async () => {
    const { ask, execute, post } = createHost({ strictInit: true });
    const refused = { error: { code: -32002, message: expect.stringContaining("components/execute") } };
    expect(await execute("/echo")).toMatchObject(refused);
    await ask("initialize", V1);
    expect(await execute("/echo")).toMatchObject(refused);
    await post({ method: "initialized", params: {} });
    expect(await execute("/echo", 7)).toMatchObject({ result: { output: 7 } });
  });

  it("refuses another version and names the supported one", async () => {
    const { ask } = createHost({ strictInit: true });
    expect(await ask("initialize", { runtimeProtocolVersion: 2 })).toMatchObject({
      error: { code: -32006, data: { requested: 2, supported_versions: [1] } },
    });
  });

  it("without it a worker executes at once: a restarted one is never initialized again (wire.md#url-mode)", async () => {
    expect(await createHost().execute("/echo", 7)).toMatchObject({ result: { output: 7 } });
  });
});

describe("WorkerHost: methods", () => {
  it("components.methods: lists, describes and infers", async () => {
    const { ask } = createHost();
    expect(await ask("components/list", {})).toMatchObject({
      result: {
        components: [
          { component: "/echo", description: "Returns its input." },
          { component: "/hold/{kind}", input_schema: { type: "object" } },
        ],
      },
    });
    expect(await ask("components/info", { component: "/hold/any" })).toMatchObject({
      result: { info: { component: "/hold/{kind}" } },
    });
    const infer = { component: "/echo", input_schema: {} };
    expect(await ask("components/infer_schema", infer)).toMatchObject({ result: {} });
    expect(await ask("components/info", { component: "/ecko" })).toMatchObject({
      error: { code: -32001, data: { hint: 'Did you mean "/echo"?' } },
    });
  });

  it.each([
    ["component_execute", /components\/execute/],
    ["blobs/put", /Workers call blobs\/put, runtimes serve it/],
    ["runs/get", /Workers call runs\/get/],
  ])("methods.former-names, blobs.during-execution-only: %s is unknown, with a hint", async (method, hint) => {
    expect(await createHost().ask(method, {})).toMatchObject({
      error: { code: -32601, data: { hint: expect.stringMatching(hint) } },
    });
  });

  it("an unknown method that resembles no other has no hint", async () => {
    const { error } = await createHost().ask("tools/list", {});
    expect(error).toEqual({ code: -32601, message: "Method not found: tools/list", data: { method: "tools/list" } });
  });

  it.each([[{}], [{ component: 7, input: 1 }], [[]], ["/echo"]])(
    "messages.validation: execute with %j is refused",
    async (params) => {
      expect(await createHost().ask("components/execute", params)).toMatchObject({
        error: { code: -32602, data: { method: "components/execute" } },
      });
    },
  );
});

describe("WorkerHost: blob URLs of runtimes", () => {
  const announce = { runtimeProtocolVersion: 1, capabilities: { blobApiUrl: "http://blobs.example/api" } };
  const refusals = async (options: Partial<WorkerHostOptions>) => {
    const { ask, logger } = createHost(options);
    await ask("initialize", announce);
    return logger.warn.mock.calls.length;
  };

  it("are used on a loopback bind, with auth, and for listed origins", async () => {
    const open = { host: "0.0.0.0", loopback: false };
    const auth = basic({ username: "u", password: "p" });
    expect(await refusals({ bind: LOOPBACK })).toBe(0);
    expect(await refusals({ bind: open, auth })).toBe(0);
    expect(await refusals({ bind: open, blobApiOrigins: ["http://blobs.example"] })).toBe(0);
  });

  it("are not used otherwise, because they could lead into the internal network", async () => {
    const open = { host: "0.0.0.0", loopback: false };
    expect(await refusals({ bind: open })).toBe(1);
    expect(await refusals({ bind: open, unauthenticated: true })).toBe(1);
    expect(await refusals({ bind: open, blobApiOrigins: ["http://other.example"] })).toBe(1);
  });
});

describe("WorkerHost.drain", () => {
  it("shutdown.drains: lets running executions end, and refuses the rest with an error after which runtimes repeat", async () => {
    const { host, execute, letGo } = createHost();
    const running = execute("/hold/a");
    await vi.waitFor(() => expect(host.active).toBe(1));
    const drained = host.drain(60_000);
    expect(host.ready).toBe(false);
    expect(await execute("/echo")).toMatchObject({ error: { code: -32300, data: { reason: "shutdown" } } });
    await letGo();
    expect(await running).toMatchObject({ result: { output: "let go" } });
    await drained;
    expect(host.active).toBe(0);
  });

  it("shutdown.drains: fails executions that do not end in time", async () => {
    const { host, execute } = createHost();
    const running = [execute("/hold/a"), execute("/hold/b")];
    await vi.waitFor(() => expect(host.active).toBe(2));
    await host.drain(1);
    const failed = { error: { code: -32300, message: "Worker is shutting down." } };
    expect(await Promise.all(running)).toMatchObject([failed, failed]);
  });

  it("still answers discovery and health", async () => {
    const { host, ask } = createHost();
    await host.drain(1);
    expect((await ask("components/list", {})).result).toBeDefined();
    expect(host.active).toBe(0);
  });
});
