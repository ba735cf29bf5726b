import { createDeferred } from "@stepflow/protocol/internal";
import { type Runtime, readFlow } from "@stepflow/runtime";
import { describe, expect, it } from "vitest";
import { scriptWorker } from "../support/workers/scripted-worker.ts";
import { type Answer, ask, idOf, openAsking, type Question } from "./support/asking-worker.ts";

const ID = "0123";
const ZEROS = "0".repeat(64);
const badParams = { code: -32_602, message: `Invalid parameters for request ${ID}`, data: null };
const KEY = "01a1ff9f-5400-73c0-bec9-b3ad39996328";

describe("blobs over the event stream as 0.9 has them (wire.md#callbacks)", () => {
  it("blobs.put.request, blobs.any-json, blobs.put.same-id, blobs.ids.deterministic: any JSON is stored under its hash, the same under the same", async () => {
    const on = await openAsking({ dialect: "v0" });
    const put = (data: unknown): Question => ({ method: "blobs/put", params: { data, blob_type: "data" } });
    const answers = await ask(
      on,
      put({ x: 1, s: "é😀" }),
      put({ x: 1, s: "é😀" }),
      put(null),
      put([]),
      put({ s: 1, x: 2 }),
    );
    const ids = answers.map(idOf);
    expect(ids[0]).toBe("157d03d47c7cc61140d4d32e2c55bac2f626f92ebd7fc572527578d2e95ae109");
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(4);
    const [got] = await ask(on, { method: "blobs/get", params: { blob_id: ids[0] } });
    expect(got?.result).toEqual({ data: { x: 1, s: "é😀" }, blob_type: "data" });
  });

  it.each([
    ["blobs/put", { data: 1 }, badParams],
    ["blobs/put", { data: 1, blob_type: "Json" }, badParams],
    ["blobs/put", { data: 1, blob_type: "binary" }, badParams],
    ["blobs/put", { blob_type: "data" }, badParams],
    ["blobs/get", undefined, badParams],
    ["blobs/get", { blobId: ZEROS }, badParams],
    ["blobs/get", { blob_id: ZEROS }, { code: -32_000, message: "Failed to get blob", data: null }],
    ["blobs/get", { blob_id: `sha256:${ZEROS}` }, { code: -32_000, message: "Failed to get blob", data: null }],
    ["components/list", {}, { code: -32_601, message: "Method not found: components/list" }],
  ])(
    "blobs.get.request, blobs.get.missing: %s %j is refused as the real one refuses it",
    async (method, params, error) => {
      const [answer] = await ask(await openAsking({ dialect: "v0" }), { id: ID, method, params });
      expect(answer).toEqual({ jsonrpc: "2.0", id: ID, error });
    },
  );

  it("a blob of type flow must be a flow; without the quirk of 0.9, the error has the reason", async () => {
    const put: Question = { id: ID, method: "blobs/put", params: { data: { steps: 5 }, blob_type: "flow" } };
    const [answer] = await ask(await openAsking({ dialect: "v0" }), put);
    expect(answer?.error).toMatchObject({ code: -32_000, message: expect.stringContaining("(/steps)") });
  });

  it("a flow is returned as it was stored; 0.9 itself drops unknown members", async () => {
    const data = { output: 1, foo: 2 };
    const put: Question = { method: "blobs/put", params: { data, blob_type: "flow" } };
    for (const [options, expected] of [
      [{ dialect: "v0" }, data],
      [{ quirks: "0.9.0" }, { output: 1 }],
    ] as const) {
      const on = await openAsking(options);
      const blob_id = idOf((await ask(on, put))[0]);
      const [answer] = await ask(on, { method: "blobs/get", params: { blob_id } });
      expect(answer?.result).toEqual({ data: expected, blob_type: "flow" });
      await on.close();
    }
  });

  it("since 0.10, the error refers to the Blob API", async () => {
    const [answer] = await ask(await openAsking({ dialect: "v1" }), {
      id: ID,
      method: "blobs/put",
      params: { data: 1 },
    });
    const hint = expect.stringContaining("capabilities.blobApiUrl");
    expect(answer?.error).toEqual({ code: -32_601, message: "Method not found: blobs/put", data: { hint } });
  });
});

describe("runs/submit and runs/get (wire.md#callbacks)", () => {
  const flow = readFlow({ name: "sub", steps: [], output: { echo: { $input: "$" } } });
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}\+00:00$/);

  async function submit(on: Runtime, more: object): Promise<Answer | undefined> {
    await on.engine.storeFlow(flow);
    const params = { flowId: flow.id, inputs: [{ n: 1 }], subflowKey: KEY, ...more };
    return (await ask(on, { id: ID, method: "runs/submit", params }))[0];
  }

  it.each(["v0", "v1"] as const)(
    "a response after waiting contains the results, with the members of a real %s",
    async (dialect) => {
      const on = await openAsking({ dialect });
      const answer = await submit(on, { wait: true });
      const result = answer?.result as { runId: string };
      expect(Object.keys(result)).toEqual([
        "runId",
        "flowId",
        "flowName",
        "status",
        "items",
        "createdAt",
        "completedAt",
        "results",
      ]);
      expect(result).toEqual({
        runId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        flowId: flow.id,
        flowName: "sub",
        status: "completed",
        items: { total: 1, completed: 1, running: 0, failed: 0, cancelled: 0 },
        createdAt: time,
        completedAt: time,
        results: [
          {
            itemIndex: 0,
            status: "completed",
            result: { outcome: "success", result: { echo: { n: 1 } } },
            completedAt: expect.stringMatching(/\.\d{9}Z$/),
          },
        ],
      });
      const get = {
        method: "runs/get",
        params: { runId: result.runId, includeResults: true, resultOrder: "by_completion" },
      };
      expect((await ask(on, get))[0]?.result).toEqual(result);
      const { results: _results, ...bare } = result as { runId: string; results: unknown };
      expect((await ask(on, { method: "runs/get", params: { runId: result.runId, wait: true } }))[0]?.result).toEqual(
        bare,
      );
    },
  );

  it("results of sub-runs are available even if the runtime keeps no other results", async () => {
    const runtime = await openAsking({ retain: { items: false, steps: "none" } });
    expect((await submit(runtime, { wait: true }))?.result).toMatchObject({ results: [{ status: "completed" }] });
  });

  it("a wait that ends before its run returns the running run", async () => {
    const gate = createDeferred<void>();
    const slow = scriptWorker(async ({ message: { id, method } }) => {
      if (method === "initialize") return Response.json({ jsonrpc: "2.0", id, result: { serverProtocolVersion: 1 } });
      if (method !== "components/execute") return new Response(null, { status: 202 });
      await gate.promise;
      return Response.json({ jsonrpc: "2.0", id, result: { output: 1 } });
    });
    const runtime = await openAsking({
      workers: { slow },
      onEvent: ({ type }) => type === "callback" && gate.resolve(),
    });
    const sub = readFlow({ steps: [{ id: "s", component: "/slow/step" }], output: { $step: "s" } });
    await runtime.engine.storeFlow(sub);
    const params = { flowId: sub.id, inputs: [1, 2], subflowKey: KEY, wait: true, timeoutSecs: 0 };
    const [answer] = await ask(runtime, { method: "runs/submit", params });
    expect(answer?.result).toMatchObject({
      status: "running",
      results: [{ status: "running" }, { status: "running" }],
    });
    expect(answer?.result).not.toHaveProperty("completedAt");
  });

  it.each([
    ["v0", { quirks: "0.9.0" }, -32_011, -32_012],
    ["0.10", { quirks: "0.10.0" }, -32_011, -32_012],
    ["0.11", { quirks: "0.11.1" }, -32_005, -32_004],
    ["v1", { dialect: "v1" }, -32_005, -32_004],
  ] as const)(
    "unknown and invalid ids have the error codes of the version: %s",
    async (_name, options, notFound, invalid) => {
      const on = await openAsking(options);
      const prefixed = `sha256:${flow.id}`;
      for (const flowId of [ZEROS, prefixed]) {
        const error = { code: notFound, message: `Not found: flow with ID '${flowId}'`, data: null };
        expect(await submit(on, { flowId })).toEqual({ jsonrpc: "2.0", id: ID, error });
      }
      const get = async (runId: string, wait: boolean): Promise<unknown> =>
        (await ask(on, { method: "runs/get", params: { runId, wait } }))[0]?.error;
      const message = "Invalid value for field 'run_id': expected valid UUID";
      expect(await get("self", false)).toEqual({ code: invalid, message, data: null });
      expect(await get(KEY, false)).toEqual({ code: -32_000, message: "Failed to get run", data: null });
      expect(await get(KEY, true)).toEqual({ code: -32_000, message: "Failed to wait for run completion", data: null });
    },
  );

  it.each([
    ["no key", { subflowKey: undefined }],
    ["a key that is not a UUID", { subflowKey: "k" }],
    ["no inputs", { inputs: undefined }],
    ["a limit of 0", { maxConcurrency: -1 }],
    ["overrides in the spelling of 0.9", { overrides: { s: { value: {} } } }],
  ])("messages.schemas: wrong parameters are refused: %s", async (_name, wrong) => {
    expect((await submit(await openAsking({ dialect: "v1" }), wrong))?.error).toEqual(badParams);
  });

  it("a blob that is not a flow is not run, and the error has the reason", async () => {
    const on = await openAsking({ dialect: "v1" });
    const bytes = await on.engine.blobs.put(Uint8Array.of(0xff), { type: "binary" });
    const data = await on.engine.blobs.put(new TextEncoder().encode('{"steps":5}'));
    for (const flowId of [bytes, data]) {
      const message = expect.stringMatching(/^Invalid flow blob: flow/);
      expect((await submit(on, { flowId }))?.error).toEqual({ code: -32_000, message, data: null });
    }
  });

  it("0.9 answers a submission before the run has begun", async () => {
    const answer = await submit(await openAsking({ quirks: "0.9.0" }), {});
    expect(answer?.result).toMatchObject({ status: "running", items: { total: 1, running: 1, completed: 0 } });
    expect(answer?.result).not.toHaveProperty("completedAt");
  });

  it("0.9 needs no subflow key", async () => {
    const answer = await submit(await openAsking({ dialect: "v0" }), { subflowKey: undefined, wait: true });
    expect(answer?.result).toMatchObject({ status: "completed" });
  });

  it("the history of the step contains every call with its answer", async () => {
    const on = await openAsking({ dialect: "v0" });
    const { runId, ended } = on.engine.submit(
      readFlow({ steps: [{ id: "s", component: "/w/ask", input: { $input: "$" } }], output: { $step: "s" } }),
      [
        [
          { method: "blobs/get", params: { blob_id: ZEROS } },
          { method: "blobs/put", params: { data: 1, blob_type: "data" } },
        ],
      ],
    );
    await ended;
    const callbacks = on.engine.runs.items(runId)?.[0]?.steps[0]?.attempts[0]?.callbacks;
    expect(callbacks).toMatchObject([
      { method: "blobs/get", params: { blob_id: ZEROS }, error: { code: -32_000 } },
      { method: "blobs/put", result: { blob_id: expect.any(String) } },
    ]);
  });
});
