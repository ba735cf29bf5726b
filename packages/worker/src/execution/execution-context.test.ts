import { ContextClosedError, DisconnectedError } from "@stepflow/protocol";
import { describe, expect, it, vi } from "vitest";
import { ID, inContext, refuse, storeOf } from "../../../../tests/support/in-context.ts";
import { StoredBlob } from "../blobs/stored-blob.ts";
import type { ComponentContext } from "../context/context.ts";

describe("the members of a context", () => {
  it("execution.own-context, execution.session: path, parameters, ids and attempt", async () => {
    const known = await inContext(
      ({ component, params, runId, stepId, flowId, traceId, spanId, attempt }) => ({
        component,
        params: { ...params },
        ids: [runId, stepId, flowId, traceId, spanId],
        attempt,
      }),
      {},
      { attempt: 3 },
    );
    expect(known).toEqual({
      component: "/users/Zoë/a/b",
      params: { name: "Zoë", rest: "a/b" },
      ids: ["run", "step", ID, "trace", "span"],
      attempt: 3,
    });
  });

  it("a member that the runtime did not send is undefined, never null", async () => {
    const observability = { traceId: null, spanId: null, runId: null, flowId: null, stepId: null };
    const ids = await inContext(
      ({ runId, stepId, flowId, traceId, spanId }) => [runId, stepId, flowId, traceId, spanId],
      {},
      { observability },
    );
    expect(ids).toEqual(Array(5).fill(undefined));
  });

  it("env: the bindings of the platform, else the process environment", async () => {
    expect(await inContext(({ env }) => env)).toEqual({ HOME: "/home" });
    expect(await inContext(({ env }) => env, { env: { KV: "binding" } })).toEqual({ KV: "binding" });
  });
});

describe("results that another execution computes", () => {
  it("patterns.cached-results: are waited for as long as the execution may last, even if they never arrive", async () => {
    let lose: (reason: Error) => void = () => {};
    const lost = new DisconnectedError();
    const waited = await inContext(
      async (ctx) => {
        const computing = new Promise<void>((resolve) => {
          void ctx.cached("key", () => {
            resolve();
            return new Promise(() => {});
          });
        });
        await computing;
        const waiting = ctx.cached("key", () => "never called").catch((error: unknown) => error);
        // The other execution owns the key. This one begins to wait a few turns later.
        await new Promise((resolve) => setImmediate(resolve));
        lose(lost);
        return waiting;
      },
      { onLost: (listener) => (lose = listener) },
    );
    expect(waited).toMatchObject({ name: "CallbackAbortedError", message: "cached was aborted.", cause: lost });
  });
});

describe("runs of a context", () => {
  const status = { runId: "r", flowId: ID, status: "completed", items: null, createdAt: "" };

  it("runs.methods, flows.as-blobs: a definition is stored first, an id is used as it is", async () => {
    const submit = vi.fn(async () => status as never);
    const put = vi.fn(async () => "stored");
    await inContext(
      async (ctx) => {
        await ctx.submitRun({ steps: [] }, [1], { maxConcurrency: 2 });
        await ctx.submitRun(`sha256:${ID}`, [2]);
        await ctx.submitRun("an unchecked flow id", []);
      },
      { runs: async () => ({ submit, get: refuse }), blobs: async () => storeOf({ put }) },
    );
    expect(put).toHaveBeenCalledExactlyOnceWith('{"steps":[]}', "flow", { timeoutMs: 1_234, signal: undefined });
    expect(submit.mock.calls).toEqual([
      ["stored", [1], { maxConcurrency: 2 }],
      [ID, [2], {}],
      ["an unchecked flow id", [], {}],
    ]);
  });
});

describe("a list of inputs that the component changes while the run is waited for", () => {
  const success = (result: unknown) => ({ outcome: "success", result });
  const results = [1, 2].map((n, itemIndex) => ({ itemIndex, status: "completed", result: success(n) }));
  const run = { runId: "r", flowId: ID, status: "completed", items: null, createdAt: "", results };

  it.each<[string, (inputs: number[]) => void]>([
    ["emptied", (inputs) => void inputs.splice(0)],
    ["made longer", (inputs) => void inputs.push(3, 4)],
  ])("runs.methods: gets a result for each submitted input: %s", async (_what, change) => {
    const inputs = [1, 2];
    const submit = async (_flowId: string, items: readonly unknown[]) => {
      change(inputs);
      expect(items).toEqual([1, 2]);
      return run as never;
    };
    const answered = await inContext((ctx) => ctx.evaluateRun(ID, inputs), {
      runs: async () => ({ submit, get: refuse }),
    });
    expect(answered).toEqual([success(1), success(2)]);
  });
});

describe("references to blobs in the results of a run", () => {
  const status = { runId: "r", flowId: ID, status: "completed", items: null, createdAt: "" };
  const run = () => ({
    ...status,
    results: [
      { itemIndex: 0, status: "completed", result: { outcome: "success", result: { text: { $blob: ID }, n: 1 } } },
      { itemIndex: 1, status: "failed", result: { outcome: "failed", error: { code: 1, message: "no" } } },
    ],
  });
  const answer = async () => run() as never;
  const link = {
    resolvesReferences: async () => true,
    runs: async () => ({ submit: answer, get: answer }),
    blobs: async () => storeOf({ get: async () => StoredBlob.fromText('"large"', "data") }),
  };
  const use = async (ctx: ComponentContext) => [
    await ctx.evaluateFlow(ID, 1),
    (await ctx.evaluateRun(ID, [1, 2]))[0],
    (await ctx.getRun("r")).results?.[0]?.result,
  ];
  const outputs = (text: unknown) => {
    const success = { outcome: "success", result: { text, n: 1 } };
    return [success.result, success, success];
  };

  it("blobs.large-data: are resolved if the runtime returns them unresolved", async () => {
    expect(await inContext(use, { ...link, returnsReferences: true })).toEqual(outputs("large"));
  });

  it("are data if the runtime has resolved the known ones, and if references are off", async () => {
    expect(await inContext(use, link)).toEqual(outputs({ $blob: ID }));
    const off = { ...link, returnsReferences: true, resolvesReferences: async () => false };
    expect(await inContext(use, off)).toEqual(outputs({ $blob: ID }));
  });
});

describe("invalid arguments", () => {
  it.each<[string, (ctx: ComponentContext) => Promise<unknown>, string]>([
    ["a flow as text", (ctx) => ctx.evaluateFlow("name: f\nsteps: []", 1), "got a text: parse it first"],
    ["one input in place of a list", (ctx) => ctx.evaluateRun({}, "abc" as never), "inputs must be an array"],
    ["no item at once", (ctx) => ctx.submitRun({}, [1], { maxConcurrency: 0 }), "maxConcurrency must be"],
    ["a text for bytes", (ctx) => ctx.putBinary("abc" as never), "putBinary takes bytes"],
    [
      "a key that is not a string",
      (ctx) => ctx.cached({ a: 1 } as never, () => 1),
      "the key must be a string, got object",
    ],
  ])("%s: refused before a request is sent", async (_what, use, message) => {
    const put = vi.fn(async () => "stored");
    const submit = vi.fn(refuse);
    const link = { blobs: async () => storeOf({ put, putBinary: put }), runs: async () => ({ submit, get: refuse }) };
    const asked = inContext(async (ctx) => expect(use(ctx)).rejects.toThrow(message), link);
    await asked;
    for (const request of [put, submit]) expect(request).not.toHaveBeenCalled();
  });
});

describe("blobs.during-execution-only: a closed context", () => {
  const uses: Readonly<Record<string, (ctx: ComponentContext) => Promise<unknown>>> = {
    putBlob: (ctx) => ctx.putBlob(1),
    getBlob: (ctx) => ctx.getBlob(ID),
    putBinary: (ctx) => ctx.putBinary(new Uint8Array()),
    getBinary: (ctx) => ctx.getBinary(ID),
    submitRun: (ctx) => ctx.submitRun(ID, []),
    "submitRun with a definition": (ctx) => ctx.submitRun({}, []),
    getRun: (ctx) => ctx.getRun("r"),
    evaluateFlow: (ctx) => ctx.evaluateFlow(ID, 1),
    evaluateRun: (ctx) => ctx.evaluateRun(ID, [1]),
    getWorkflowInfo: (ctx) => ctx.getWorkflowInfo(),
    getStepInfo: (ctx) => ctx.getStepInfo("step"),
    cached: (ctx) => ctx.cached("key", () => 1),
    call: (ctx) => ctx.call("any/method"),
  };

  it.each(Object.entries(uses))("%s fails because its component has ended, and sends nothing", async (_name, use) => {
    const blobs = vi.fn(async () => storeOf());
    const runs = vi.fn(async () => ({ submit: refuse, get: refuse }));
    const call = vi.fn(refuse);
    const ctx = await inContext((open) => ({ open }), { blobs, runs, call });
    await expect(use(ctx.open)).rejects.toThrow(ContextClosedError);
    await expect(use(ctx.open)).rejects.toThrow(/was called after its component had ended: await every call/);
    for (const asked of [blobs, runs, call]) expect(asked).not.toHaveBeenCalled();
  });

  it("is closed after a failure too", async () => {
    let kept: ComponentContext | undefined;
    const failing = inContext((ctx) => {
      kept = ctx;
      throw new Error("failed");
    });
    await expect(failing).rejects.toThrow("failed");
    await expect(kept?.putBlob(1)).rejects.toThrow(ContextClosedError);
  });

  it.each(Object.entries(uses))("%s that is not awaited does not end the process if it fails", async (_name, use) => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    try {
      const ctx = await inContext(async (open) => {
        void use(open);
        return { open };
      });
      void use(ctx.open);
      await new Promise((resolve) => setImmediate(resolve));
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off("unhandledRejection", unhandled);
    }
  });
});

describe("the signal of a context", () => {
  it("connections.no-crash: is aborted with the reason if the runtime disconnects", async () => {
    let lose: (reason: Error) => void = () => {};
    const reason = await inContext(
      ({ signal }) => {
        expect(signal.aborted).toBe(false);
        lose(new DisconnectedError());
        return signal.reason as unknown;
      },
      { onLost: (listener) => (lose = listener) },
    );
    expect(reason).toBeInstanceOf(DisconnectedError);
  });

  it("is aborted at its first use if the runtime has disconnected before", async () => {
    const aborted = await inContext(({ signal }) => signal.aborted, {
      onLost: (listener) => listener(new DisconnectedError()),
    });
    expect(aborted).toBe(true);
  });

  it("is aborted when the component has ended, whether it was used before or not", async () => {
    const used = await inContext((ctx) => ({ signal: ctx.signal }));
    expect(used.signal).toMatchObject({ aborted: true, reason: expect.any(ContextClosedError) });
    const unused = await inContext((ctx) => ({ ctx }));
    expect(unused.ctx.signal).toMatchObject({ aborted: true, reason: expect.any(ContextClosedError) });
  });

  it("listens to the runtime only once it is used", async () => {
    const onLost = vi.fn();
    await inContext(() => 1, { onLost });
    expect(onLost).not.toHaveBeenCalled();
    await inContext(({ signal }) => signal.aborted, { onLost });
    expect(onLost).toHaveBeenCalledOnce();
  });
});

describe("other uses of a context", () => {
  it("callbacks.other-methods: call passes method, parameters and limits on", async () => {
    const call = vi.fn(async () => "result");
    const signal = new AbortController().signal;
    expect(await inContext((ctx) => ctx.call("state/get", { key: 1 }, { timeoutMs: 9, signal }), { call })).toBe(
      "result",
    );
    expect(call).toHaveBeenCalledExactlyOnceWith("state/get", { key: 1 }, { timeoutMs: 9, signal });
  });

  it("callbacks.other-methods: call refuses parameters that JSON would change", async () => {
    const call = vi.fn(async () => "result");
    for (const [params, message] of [
      [{ id: Promise.resolve(1) }, "The parameters cannot be sent: /id is a Promise: await it"],
      [[undefined], "/0 is undefined"],
      [{ n: 1n }, "/n is a bigint"],
    ] as const)
      await expect(inContext((ctx) => ctx.call("state/get", params), { call })).rejects.toThrow(message);
    expect(call).not.toHaveBeenCalled();
    await inContext((ctx) => ctx.call("state/get"), { call });
    expect(call).toHaveBeenCalledExactlyOnceWith("state/get", undefined, expect.anything());
  });

  it.each([-0.1, 1.1, Number.NaN])("progress of %d is refused", async (fraction) => {
    await expect(inContext((ctx) => ctx.progress(fraction))).rejects.toThrow(RangeError);
  });

  it("progress reaches a runtime that supports it", async () => {
    const progress = vi.fn();
    await inContext((ctx) => ctx.progress(0.5, "half"), { progress });
    expect(progress).toHaveBeenCalledExactlyOnceWith(0.5, "half");
  });
});
