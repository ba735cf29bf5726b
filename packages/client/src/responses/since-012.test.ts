import { describe, expect, it } from "vitest";
import { flowId, health, runId, stub, summary } from "../../../../tests/support/workers/client-stub.ts";

describe("runtimes since 0.12", () => {
  const withNumber = (status: number, completed = 0): object => ({ ...summary("", completed), status });

  it("reads a run below `summary`, with states as numbers", async () => {
    const results = [
      { itemIndex: 1, status: 3, errorMessage: "no luck", errorCode: 3 },
      { itemIndex: 0, status: 2, output: null },
    ];
    const { client } = stub(() => ({ body: { summary: withNumber(3, 1), results } }));
    expect(await client.submit(flowId, [1, 2], { wait: true })).toEqual({
      runId,
      status: "failed",
      itemCount: 2,
      items: [
        { itemIndex: 0, status: "completed", result: { outcome: "success", result: null } },
        { itemIndex: 1, status: "failed", result: { outcome: "failed", error: { code: 3, message: "no luck" } } },
      ],
    });
  });

  it.each([
    [1, "running"],
    [4, "cancelled"],
    [5, "paused"],
    [6, "recoveryFailed"],
  ])("state %i is %s, and has no result", async (number, status) => {
    const { client } = stub(() => ({ body: { results: [{ itemIndex: 0, status: number }] } }));
    expect(await client.getRunItems(runId)).toEqual([{ itemIndex: 0, status }]);
  });

  it("asks for the number of a state", async () => {
    const { client, sent } = stub(({ path }) => (path === "/health" ? health() : { body: { runs: [withNumber(4)] } }));
    expect(await client.listRuns({ status: "cancelled" })).toMatchObject([{ status: "cancelled" }]);
    expect(sent.at(-1)?.query).toEqual({ status: "4" });
  });

  it("requests the run if a list of items or steps is empty, because it may be unknown", async () => {
    const { client } = stub(({ path }) => {
      if (path.endsWith("/items")) return { body: { results: [] } };
      if (path.endsWith("/steps")) return { body: { steps: [] } };
      return { status: 404, body: { error: { code: 404, message: "run not found", status: "NOT_FOUND" } } };
    });
    for (const call of [client.getRunItems(runId), client.getRunSteps(runId)]) {
      await expect(call).rejects.toMatchObject({
        name: "NotFoundError",
        message: expect.stringContaining("not found"),
      });
    }
  });

  it("selects the steps of one item from those of all, with their results", async () => {
    const step = (itemIndex: number, status: number): object => ({ stepId: "s", itemIndex, status, output: itemIndex });
    const { client } = stub(() => ({ body: { steps: [step(0, 2), step(1, 2)] } }));
    expect(await client.getRunSteps(runId, { itemIndex: 1 })).toEqual([
      { stepId: "s", status: "completed", result: { outcome: "success", result: 1 } },
    ]);
    expect(await client.getRunSteps(runId)).toMatchObject([{ result: { result: 0 } }]);
  });

  it("does not cancel an ended run", async () => {
    const { client, sent } = stub(() => ({ body: { summary: withNumber(2, 2) } }));
    await expect(client.cancelRun(runId)).rejects.toMatchObject({
      name: "ConflictError",
      message: expect.stringContaining("because it has ended. Its status is completed."),
    });
    expect(sent.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("components have an id and a path; an id without a path becomes the path", async () => {
    const inputSchema = { type: "object" };
    const components = [
      { componentId: "deep", path: "/deep/{x}", inputSchema },
      { component: "plain" },
      { componentId: "/slash" },
    ];
    const { client } = stub(() => ({ body: { components } }));
    expect((await client.listComponents())[0]).toEqual({ component: "/deep/{x}", inputSchema });
    const paths = (await client.listComponents()).map(({ component }) => component);
    expect(paths).toEqual(["/deep/{x}", "/plain", "/slash"]);
  });

  it("distinguishes an unknown blob from a missing Blob API", async () => {
    const { client } = stub(({ path }) => (path === "/health" ? health() : undefined));
    for (const call of [client.getBlob("ab"), client.getBinary("ab")]) {
      await expect(call).rejects.toMatchObject({ name: "NotFoundError", message: "Blob not found: ab" });
    }
  });

  describe("a flow with whole numbers, which become fractions in a flow that is stored as one", () => {
    const retry = { action: "retry", maxRetries: 2 };
    const flow = { steps: [{ id: "a", component: "/x", onError: retry }, { id: "b" }], output: 1 };
    const checkable = { ...flow, steps: [{ id: "a", component: "/x", onError: { action: "retry" } }, { id: "b" }] };
    const storing = (level: number, version?: string): ReturnType<typeof stub> =>
      stub(({ path }) => {
        if (path === "/health") return health(version);
        if (path === "/blobs") return { body: { blobId: "b10b" } };
        const diagnostics = [{ kind: "k", code: 1, level, formatted: "f" }];
        return { body: { flowId, stored: false, diagnostics: { diagnostics } } };
      });

    it("is checked without retries and stored as a blob", async () => {
      const { client, sent } = storing(3);
      const diagnostics = [{ kind: "k", code: 1, level: "warning", message: "f" }];
      expect(await client.storeFlow(flow)).toEqual({ flowId: "b10b", stored: true, diagnostics });
      expect(sent.slice(1).map(({ path, body }) => [path, body])).toEqual([
        ["/flows", { flow: checkable, dryRun: true }],
        ["/blobs", { data: flow, blobType: "flow" }],
      ]);
    });

    it("is found in a flow with toJSON", async () => {
      const { client, sent } = storing(3);
      expect(await client.storeFlow({ toJSON: () => flow })).toMatchObject({ flowId: "b10b", stored: true });
      expect(sent.at(-1)?.body).toEqual({ data: flow, blobType: "flow" });
    });

    it.each([
      ["in an input", { steps: [{ id: "a", component: "/x", input: { deep: [{ n: 3 }] } }], output: "x" }],
      ["in a default", { schemas: { properties: { variables: { default: 0 } } }, steps: [], output: "x" }],
      ["in the output", { steps: [], output: [-1] }],
    ])("is found %s", async (_, found) => {
      const { client, sent } = storing(3);
      expect(await client.storeFlow(found)).toMatchObject({ flowId: "b10b" });
      expect(sent.at(-1)?.body).toEqual({ data: found, blobType: "flow" });
    });

    it("is not stored if the check fails, or in a dry run", async () => {
      for (const { level, dryRun } of [
        { level: 1, dryRun: false },
        { level: 3, dryRun: true },
      ]) {
        const { client, sent } = storing(level);
        expect(await client.storeFlow(flow, { dryRun })).toMatchObject({ stored: false });
        expect(sent.map(({ path }) => path)).toEqual(["/health", "/flows"]);
      }
    });

    it.each(["0.9.0", "0.10.0", "0.11.1"])("is stored as a flow on %s, which keeps integers", async (version) => {
      const { client, sent } = storing(3, version);
      expect(await client.storeFlow(flow)).toMatchObject({ flowId });
      expect(sent.slice(1).map(({ path, body }) => [path, body])).toEqual([["/flows", { flow }]]);
    });

    it("is stored as a flow if the version cannot be read", async () => {
      const { client, sent } = stub(({ path }) => {
        return path === "/health" ? undefined : { body: { flowId, stored: true, diagnostics: null } };
      });
      expect(await client.storeFlow(flow)).toMatchObject({ flowId, stored: true });
      expect(sent.at(-1)?.body).toEqual({ flow });
    });

    it("does not request the version if the flow has only fractions", async () => {
      const { client, sent } = storing(3);
      await client.storeFlow({ steps: [], output: [0.5, "1"] });
      expect(sent.map(({ path }) => path)).toEqual(["/flows"]);
    });

    it("is refused with the reason of the runtime if the check fails there", async () => {
      const { client } = stub(({ path }) => {
        return path === "/health" ? health() : { status: 400, body: { error: { code: 400, message: "no flow" } } };
      });
      await expect(client.storeFlow({ ...flow, steps: [{ id: "a" }] })).rejects.toThrow("no flow");
    });
  });
});
