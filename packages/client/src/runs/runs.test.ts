import { describe, expect, it } from "vitest";
import {
  type Answer,
  flowId,
  health,
  item,
  runId,
  stub,
  summary,
} from "../../../../tests/support/workers/client-stub.ts";
import { NotServedError } from "../model/client-error.ts";
import { FlowRefusedError } from "../model/flow-refused-error.ts";
import { RunTimeoutError } from "./wait-for-run.ts";

describe("submit", () => {
  it("0.9: the answer contains the result of a single item; results of several are fetched", async () => {
    const { client, sent } = stub(({ path, body }) => {
      if (path.endsWith("/items")) return { body: { itemCount: 2, items: [item(1, "b"), item(0, "a")] } };
      const { input } = body as { input: unknown[] };
      const only = input.length === 1 ? { result: { outcome: "success", result: "a" } } : {};
      return { body: { runId, itemCount: input.length, status: "completed", ...only } };
    });
    expect(await client.submit(flowId, [1], { wait: true })).toEqual({
      runId,
      status: "completed",
      itemCount: 1,
      items: [{ itemIndex: 0, status: "completed", result: { outcome: "success", result: "a" } }],
    });
    expect(sent).toHaveLength(1);
    const two = await client.submit(flowId, [1, 2], { wait: true });
    expect(two.items?.map((entry) => entry.itemIndex)).toEqual([0, 1]);
    expect(await client.submit(flowId, [1, 2])).toEqual({ runId, status: "completed", itemCount: 2 });
  });

  it("0.10: the answer contains the results, in any order", async () => {
    const results = [
      item(1, null),
      {
        itemIndex: 0,
        status: "failed",
        result: { outcome: "failed", error: { code: -32100, message: "m", data: null } },
      },
    ];
    const { client, sent } = stub(() => ({ body: { ...summary("failed"), results } }));
    const { items, status } = await client.submit(flowId, [1, 2], {
      wait: true,
      timeoutSecs: 5,
      maxConcurrency: 3,
      variables: { v: 1 },
    });
    expect(status).toBe("failed");
    expect(items?.[0]?.result).toEqual({ outcome: "failed", error: { code: -32100, message: "m" } });
    expect(items?.[1]?.result).toEqual({ outcome: "success", result: null });
    expect(sent.map((one) => one.body)).toEqual([
      { flowId, input: [1, 2], wait: true, timeoutSecs: 5, maxConcurrency: 3, variables: { v: 1 } },
    ]);
  });

  it("a wait that ends before its run returns no items", async () => {
    const results = [{ itemIndex: 0, status: "running" }];
    const { client } = stub(() => ({ body: { ...summary("running"), results } }));
    expect(await client.submit(flowId, [1], { wait: true, timeoutSecs: 0 })).toEqual({
      runId,
      status: "running",
      itemCount: 1,
    });
  });

  it.each([
    ["0.9.0", { s1: { value: { input: 1 } } }],
    ["0.10.0", { steps: { s1: { value: { input: 1 } } } }],
    ["0.11.1", { steps: { s1: { value: { input: 1 } } } }],
    [undefined, { steps: { s1: { value: { input: 1 } } } }],
  ])("spells overrides for %s", async (version, expected) => {
    const { client, sent } = stub(({ path }) => (path === "/health" ? health(version) : { body: summary("running") }));
    await client.submit(flowId, [1], { overrides: { s1: { value: { input: 1 } } } });
    expect(sent.at(-1)?.body).toMatchObject({ overrides: expected });
  });

  it("a run without items: refused on 0.9, which never answers it; sent to later runtimes", async () => {
    const on = (version: string): ReturnType<typeof stub> =>
      stub(({ path }) => (path === "/health" ? health(version) : { body: { ...summary("completed"), results: [] } }));
    const old = on("0.9.0");
    await expect(old.client.submit(flowId, [])).rejects.toThrow(NotServedError);
    expect(old.sent.map((one) => one.path)).toEqual(["/health"]);
    expect((await on("0.10.0").client.submit(flowId, [], { wait: true })).items).toEqual([]);
  });

  it("refuses invalid options, and those with which a request would hang", async () => {
    const { client, sent } = stub(() => undefined);
    await expect(client.submit(flowId, [1], { maxConcurrency: 0 })).rejects.toThrow(
      /maxConcurrency must be a whole number of at least 1/,
    );
    await expect(client.submit(flowId, [1], { timeoutSecs: 1.5 })).rejects.toThrow(RangeError);
    await expect(client.submit(flowId, { a: 1 } as unknown as unknown[])).rejects.toThrow(
      /inputs must be an array.*\[input\]/,
    );
    await expect(client.submit(flowId, [1n])).rejects.toThrow("/input/0 is a bigint");
    expect(sent).toEqual([]);
  });
});

describe("run", () => {
  const stored: Answer = {
    body: { flowId, stored: true, diagnostics: { diagnostics: [], numFatal: 0, numError: 0, numWarning: 0 } },
  };

  it("stores a flow, or uses its id", async () => {
    const { client, sent } = stub(({ path }) =>
      path === "/flows" ? stored : { body: { ...summary("completed"), results: [item(0, 1)] } },
    );
    expect(await client.run({ steps: [] }, [1])).toMatchObject({
      runId,
      status: "completed",
      items: [{ itemIndex: 0 }],
    });
    await client.run(flowId, [1]);
    expect(sent.map((one) => one.path)).toEqual(["/flows", "/runs", "/runs"]);
  });

  it("a refused flow is an error with the reasons", async () => {
    const diagnostics = [
      {
        kind: "undefinedStepReference",
        code: 3003,
        level: "fatal",
        formatted: "references undefined step 'zz'",
        path: "$.output",
      },
      { kind: "missingFlowDescription", code: 1002, level: "warning", formatted: "no description" },
    ];
    const { client, sent } = stub(() => ({ body: { flowId, stored: false, diagnostics: { diagnostics } } }));
    const error = await client.run({}, [1]).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(FlowRefusedError);
    expect((error as Error).message).toBe(
      "The flow was not stored:\n  $.output: references undefined step 'zz' (undefinedStepReference)",
    );
    expect((error as FlowRefusedError).diagnostics).toHaveLength(2);
    expect(sent).toHaveLength(1);
  });

  it("repeats the request if the wait of the runtime ends before the run", async () => {
    const { client, sent } = stub(({ path, method }, before) => {
      if (method === "POST") return { body: { ...summary("running"), results: [] } };
      if (path.endsWith("/items")) return { body: { itemCount: 2, items: [item(0, 1), item(1, 2)] } };
      return { body: summary(before.length < 3 ? "running" : "completed") };
    });
    const { items } = await client.run(flowId, [1, 2]);
    expect(items).toHaveLength(2);
    expect(sent.map((one) => one.query)).toEqual([
      {},
      { wait: "true", timeoutSecs: "30" },
      { wait: "true", timeoutSecs: "30" },
      { wait: "true", timeoutSecs: "30" },
      {},
    ]);
  });

  it("fails at the deadline with the id of the run, which continues", async () => {
    const { client } = stub(() => ({ body: summary("running") }));
    const error = await client.run(flowId, [1], { timeoutMs: 60 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RunTimeoutError);
    expect(error).toMatchObject({ runId });
    expect((error as Error).message).toContain(`waitForRun("${runId}")`);
  });
});

describe("waitForRun", () => {
  it("repeats a failed request without waiting, so that an unknown run is reported as unknown (0.10, 0.11)", async () => {
    const { client } = stub(({ query }) =>
      query["wait"] === undefined
        ? { status: 404, body: { code: 404, message: "Execution not found" } }
        : { status: 500, body: { code: 500, message: "state store error" } },
    );
    await expect(client.waitForRun(runId)).rejects.toMatchObject({ name: "NotFoundError" });
  });

  it("ends with the reason of the signal", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { client } = stub((_, before) => {
      if (before.length === 2) controller.abort(reason);
      return { body: summary("running") };
    });
    await expect(client.waitForRun(runId, { signal: controller.signal })).rejects.toBe(reason);
  });
});

describe("same results on every version", () => {
  it("inputs: listed on 0.9, with the items later", async () => {
    const expected = [{ a: 1 }, { b: 2 }];
    const old = stub(() => ({ body: { ...summary("completed", 2), inputs: expected } }));
    const itemDetails = expected
      .map((input, itemIndex) => ({ itemIndex, input, status: "completed", steps: [] }))
      .reverse();
    const current = stub(() => ({
      body: { ...summary("completed", 2), itemDetails, orchestratorId: "x", createdAtSeqno: 0 },
    }));
    expect((await old.client.getRun(runId)).inputs).toEqual(expected);
    expect(await current.client.getRun(runId)).toEqual(await old.client.getRun(runId));
  });

  it("steps: a list, with the results that the runtime keeps", async () => {
    const step = { stepId: "s1", component: "/lab/echo", status: "completed" };
    const old = stub(() => ({ body: { steps: { s1: { ...step, result: { outcome: "success", result: 1 } } } } }));
    const current = stub(() => ({ body: { steps: { s1: step } } }));
    expect(await old.client.getRunSteps(runId)).toEqual([{ ...step, result: { outcome: "success", result: 1 } }]);
    expect(await current.client.getRunSteps(runId)).toEqual([step]);
  });

  it("blobs: 0.9 has no REST API for them, which the error explains", async () => {
    const { client } = stub(({ path }) => (path === "/health" ? health("0.9.0") : undefined));
    for (const call of [
      client.putBlob(1),
      client.getBlob("ab"),
      client.putBinary(new Uint8Array(1)),
      client.getBinary("ab"),
    ]) {
      await expect(call).rejects.toMatchObject({
        name: "NotServedError",
        hint: expect.stringContaining("since 0.10"),
      });
    }
  });
});
