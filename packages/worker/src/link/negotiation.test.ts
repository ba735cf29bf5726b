import {
  DisconnectedError,
  type InitializeParams,
  InvalidParamsError,
  RuntimeCallError,
  UnknownRuntimeError,
} from "@stepflow/protocol";
import type { CallbackRequest, Exchange } from "@stepflow/transport";
import { describe, expect, it, vi } from "vitest";
import { silentLogger } from "../log/logger.ts";
import { Negotiation, type NegotiationOptions, readDialect } from "./negotiation.ts";
import type { NegotiatedState, NegotiationMemory } from "./negotiation-memory.ts";

const URL = "http://127.0.0.1:7840/api/v1/blobs";
const V0: InitializeParams = { runtimeProtocolVersion: 1 };
const V1: InitializeParams = { runtimeProtocolVersion: 1, capabilities: { blobApiUrl: URL, blobThreshold: 100 } };

/** An exchange on a path. `answer` is the runtime's reaction to a request. */
function exchangeOn(target: string, answer: (request: CallbackRequest) => Promise<unknown> = unanswered) {
  const call = vi.fn(answer);
  return { exchange: { head: { target }, call } as unknown as Exchange, call };
}

const unanswered = () => Promise.reject(new Error("Nobody asked for this."));
const fails = (code: number) => () =>
  Promise.reject(new RuntimeCallError("runs/submit", { code, message: "refused", data: null }));
const isV0 = fails(-32011);
const isV1 = fails(-32602);

function createNegotiation(options: Partial<NegotiationOptions> = {}) {
  const logger = { ...silentLogger, warn: vi.fn() };
  const negotiation = new Negotiation({ logger, references: true, refuseUrl: () => undefined, ...options });
  return { negotiation, warn: logger.warn };
}

/** Remembers one state, or nothing. */
function memoryOf(state?: NegotiatedState) {
  return { load: vi.fn(async () => state), save: vi.fn(async () => {}) } satisfies NegotiationMemory;
}

describe("Negotiation.initialize", () => {
  it("blob-api.initialize, blob-api.all-blobs: determines dialect, blob URL and threshold for its target", async () => {
    const { negotiation } = createNegotiation();
    expect(await negotiation.initialize(V1, "v1", exchangeOn("/b").exchange)).toBe(true);
    expect(await negotiation.initialize(V0, "v0", exchangeOn("/a").exchange)).toBe(false);
    expect(negotiation.known("/b")).toEqual({ dialect: "v1", handshake: true, blobApiUrl: URL, blobThreshold: 100 });
    expect(negotiation.known("/a")).toEqual({ dialect: "v0", handshake: true });
    expect(negotiation.known("/c")).toBeUndefined();
  });

  it("warns of other values, which apply from then on", async () => {
    const { negotiation, warn } = createNegotiation();
    await negotiation.initialize(V1, "v1", exchangeOn("/").exchange);
    const before = negotiation.known("/");
    await negotiation.initialize(V0, "v0", exchangeOn("/").exchange);
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining("The handshake was repeated with other values"),
      {
        target: "/",
        previous: expect.objectContaining({ dialect: "v1" }),
        next: expect.objectContaining({ dialect: "v0" }),
      },
    );
    // An earlier execution keeps the state of its beginning.
    expect(before).toMatchObject({ dialect: "v1", blobApiUrl: URL });
    expect(negotiation.known("/")).toMatchObject({ dialect: "v0" });
  });

  it("logs nothing for the same values, because every restarted subprocess is initialized again", async () => {
    const { negotiation, warn } = createNegotiation();
    await negotiation.initialize(V1, "v1", exchangeOn("/").exchange);
    await negotiation.initialize(V1, "v1", exchangeOn("/").exchange);
    expect(warn).not.toHaveBeenCalled();
  });

  it("neither uses a URL that the rules refuse, nor negotiates references, nor stores the state", async () => {
    const memory = memoryOf();
    const { negotiation, warn } = createNegotiation({ memory, refuseUrl: () => "It is link-local." });
    expect(await negotiation.initialize(V1, "v1", exchangeOn("/").exchange)).toBe(false);
    expect(negotiation.known("/")).toEqual({ dialect: "v1", handshake: true, blobApiRefusal: "It is link-local." });
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.any(String), { blobApiUrl: URL, reason: "It is link-local." });
    expect(memory.save).not.toHaveBeenCalled();
  });

  it("logs neither a password of a refused URL nor the query of a target", async () => {
    const { negotiation, warn } = createNegotiation({ refuseUrl: (url) => (url === URL ? undefined : "refused") });
    const capabilities = { blobApiUrl: "http://user:s3cret@host/blobs?token=s3cret" };
    const { exchange } = exchangeOn("/rpc?token=s3cret");
    await negotiation.initialize({ runtimeProtocolVersion: 1, capabilities }, "v1", exchange);
    await negotiation.initialize(V1, "v1", exchange);
    expect(warn.mock.calls).toEqual([
      [expect.any(String), { blobApiUrl: "http://…@host/blobs?…", reason: "refused" }],
      [expect.any(String), expect.objectContaining({ target: "/rpc?…" })],
    ]);
    expect(JSON.stringify(warn.mock.calls)).not.toContain("s3cret");
  });

  it("saves no URL that the rules refuse, even if an option replaces it", async () => {
    const memory = memoryOf();
    const { negotiation, warn } = createNegotiation({ memory, blobApiUrl: URL, refuseUrl: () => "It is link-local." });
    expect(await negotiation.initialize(V1, "v1", exchangeOn("/").exchange)).toBe(true);
    expect(memory.save).toHaveBeenCalledExactlyOnceWith("/", { dialect: "v1", blobThreshold: 100 });
    expect(negotiation.known("/")).toMatchObject({ blobApiUrl: URL, blobThreshold: 100 });
    expect(warn).not.toHaveBeenCalled();
  });

  it("options take precedence over the values of the runtime", async () => {
    const blobApiUrl = "http://blobs.internal/api/v1/blobs";
    const { negotiation } = createNegotiation({ dialect: "v1", blobApiUrl, refuseUrl: () => "never asked" });
    await negotiation.initialize(V1, "v1", exchangeOn("/a").exchange);
    await negotiation.initialize(V0, "v0", exchangeOn("/b").exchange);
    expect(negotiation.known("/a")).toMatchObject({ dialect: "v1", blobApiUrl });
    expect(negotiation.known("/b")).toMatchObject({ dialect: "v1", blobApiUrl });
  });

  it("negotiates no references if the worker does not allow them", async () => {
    const { negotiation } = createNegotiation({ references: false });
    expect(await negotiation.initialize(V1, "v1", exchangeOn("/").exchange)).toBe(false);
    expect(negotiation.known("/")).not.toHaveProperty("blobThreshold");
  });

  it("ends only once the state is stored, because initialize is not sent again", async () => {
    let saved: () => void = () => {};
    const save = vi.fn(() => new Promise<void>((resolve) => (saved = resolve)));
    const { negotiation } = createNegotiation({ memory: { ...memoryOf(), save } });
    let ended = false;
    const initialized = negotiation.initialize(V1, "v1", exchangeOn("/b").exchange).then(() => (ended = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    // Executions that begin meanwhile already know the state.
    expect(negotiation.known("/b")).toMatchObject({ dialect: "v1" });
    saved();
    await initialized;
    expect(save).toHaveBeenCalledExactlyOnceWith("/b", { dialect: "v1", blobApiUrl: URL, blobThreshold: 100 });
  });

  it("a state store that hangs does not keep a runtime from starting", async () => {
    vi.useFakeTimers();
    try {
      const { negotiation } = createNegotiation({ memory: { ...memoryOf(), save: () => new Promise(() => {}) } });
      const initialized = negotiation.initialize(V1, "v1", exchangeOn("/").exchange);
      await vi.advanceTimersByTimeAsync(2_000);
      await expect(initialized).resolves.toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it("keeps a bounded number of targets, the latest ones, because callers choose them", async () => {
    const { negotiation } = createNegotiation();
    await negotiation.initialize(V0, "v0", exchangeOn("/first").exchange);
    for (let index = 0; index < 255; index++) await negotiation.initialize(V1, "v1", exchangeOn(`/${index}`).exchange);
    expect(negotiation.known("/first")).toBeDefined();
    await negotiation.initialize(V0, "v0", exchangeOn("/first").exchange);
    await negotiation.initialize(V1, "v1", exchangeOn("/one-more").exchange);
    expect(negotiation.known("/first")).toBeDefined();
    expect(negotiation.known("/0")).toBeUndefined();
  });
});

describe("Negotiation.find", () => {
  it("sends nothing if the state is known", async () => {
    const memory = memoryOf();
    const { negotiation } = createNegotiation({ memory });
    await negotiation.initialize(V1, "v1", exchangeOn("/").exchange);
    const { exchange, call } = exchangeOn("/");
    expect(await negotiation.find(exchange)).toMatchObject({ dialect: "v1" });
    expect(call).not.toHaveBeenCalled();
    expect(memory.load).not.toHaveBeenCalled();
  });

  it("reads the stored state before it probes the runtime, and checks a stored URL again", async () => {
    const state: NegotiatedState = { dialect: "v1", blobApiUrl: URL, blobThreshold: 100 };
    const { exchange, call } = exchangeOn("/b");
    const trusting = createNegotiation({ memory: memoryOf(state) });
    expect(await trusting.negotiation.find(exchange)).toEqual({ ...state, handshake: true });
    const careful = createNegotiation({ memory: memoryOf(state), refuseUrl: () => "Not any more." });
    expect(await careful.negotiation.find(exchange)).toEqual({
      dialect: "v1",
      handshake: true,
      blobApiRefusal: "Not any more.",
    });
    expect(call).not.toHaveBeenCalled();
  });

  it.each([
    ["v0", isV0],
    ["v1", isV1],
  ] as const)(
    "wire.md#several-runtimes-on-one-worker: probes the runtime, with a call that has no effect (%s)",
    async (dialect, answer) => {
      const { negotiation } = createNegotiation({ memory: memoryOf() });
      const { exchange, call } = exchangeOn("/", answer);
      expect(await negotiation.find(exchange)).toEqual({ dialect, handshake: false });
      expect(call).toHaveBeenCalledExactlyOnceWith({
        method: "runs/submit",
        params: { flowId: "0".repeat(64), inputs: [], wait: false },
        timeoutMs: 5_000,
      });
      expect(await negotiation.find(exchangeOn("/").exchange)).toMatchObject({ dialect });
    },
  );

  it("a configured dialect needs no probe, and keeps the rest of the stored state", async () => {
    const { exchange, call } = exchangeOn("/");
    const forgetful = createNegotiation({ dialect: "v1" });
    expect(await forgetful.negotiation.find(exchange)).toEqual({ dialect: "v1", handshake: false });
    const remembering = createNegotiation({ dialect: "v1", memory: memoryOf({ dialect: "v1", blobApiUrl: URL }) });
    expect(await remembering.negotiation.find(exchange)).toMatchObject({ dialect: "v1", blobApiUrl: URL });
    expect(call).not.toHaveBeenCalled();
  });

  it("the blob URL of the environment completes a state without one", async () => {
    const { negotiation } = createNegotiation({ blobApiUrl: URL });
    expect(await negotiation.find(exchangeOn("/", isV1).exchange)).toMatchObject({ dialect: "v1", blobApiUrl: URL });
  });

  it("probes once for all executions of a target, and once for each target", async () => {
    const { negotiation } = createNegotiation();
    const old = Array.from({ length: 20 }, () => exchangeOn("/a", isV0));
    const recent = Array.from({ length: 20 }, () => exchangeOn("/b", isV1));
    const states = await Promise.all([...old, ...recent].map(({ exchange }) => negotiation.find(exchange)));
    expect(states.map(({ dialect }) => dialect)).toEqual([...Array(20).fill("v0"), ...Array(20).fill("v1")]);
    for (const group of [old, recent]) expect(group.filter(({ call }) => call.mock.calls.length > 0)).toHaveLength(1);
  });

  it("if the exchange that probed has ended, exactly one other exchange probes", async () => {
    const { negotiation } = createNegotiation();
    const dead = exchangeOn("/", () => Promise.reject(new DisconnectedError("runs/submit")));
    const failing = negotiation.find(dead.exchange);
    const others = Array.from({ length: 10 }, () => exchangeOn("/", isV0));
    const found = Promise.all(others.map(({ exchange }) => negotiation.find(exchange)));
    await expect(failing).rejects.toThrow(DisconnectedError);
    expect((await found).map(({ dialect }) => dialect)).toEqual(Array(10).fill("v0"));
    expect(others.filter(({ call }) => call.mock.calls.length > 0)).toHaveLength(1);
  });

  it.each([
    ["answers nonsense", fails(-32601)],
    ["accepts the run", () => Promise.resolve({ runId: "r" })],
    ["keeps silent", () => Promise.reject(new Error("timeout"))],
  ])("never guesses if the runtime %s, and probes again next time", async (_what, answer) => {
    const { negotiation } = createNegotiation();
    const all = Promise.allSettled([1, 2, 3].map(() => negotiation.find(exchangeOn("/", answer).exchange)));
    for (const outcome of await all) {
      expect(outcome).toMatchObject({ status: "rejected", reason: expect.any(UnknownRuntimeError) });
    }
    expect(negotiation.known("/")).toBeUndefined();
    expect(await negotiation.find(exchangeOn("/", isV1).exchange)).toMatchObject({ dialect: "v1" });
  });

  it("an initialize that arrives during the probe takes precedence", async () => {
    const { negotiation } = createNegotiation();
    let answer: (error: unknown) => void = () => {};
    const { exchange, call } = exchangeOn("/", () => new Promise((_resolve, reject) => (answer = reject)));
    const found = negotiation.find(exchange);
    await vi.waitFor(() => expect(call).toHaveBeenCalled());
    await negotiation.initialize(V1, "v1", exchangeOn("/").exchange);
    answer(new RuntimeCallError("runs/submit", { code: -32011, message: "Not found" }));
    expect(await found).toMatchObject({ dialect: "v1", blobApiUrl: URL, handshake: true });
  });
});

describe("readDialect", () => {
  it("dialect.spelling: accepts both spellings", () => {
    expect(readDialect({ runtime_protocol_version: 1 })).toBe("v0");
    expect(readDialect({ runtimeProtocolVersion: 1 })).toBe("v1");
  });

  it.each([[{}], [null], [[]], [{ version: 1 }], ["v0"]])("refuses %j with a pointer", (params) => {
    expect(() => readDialect(params)).toThrow(InvalidParamsError);
    expect(() => readDialect(params)).toThrow("/runtimeProtocolVersion is missing");
  });
});
