import { createDeferred } from "@stepflow/protocol/internal";
import { createRuntime, InvalidFlowError, type Runtime, RuntimeClosedError, readFlow } from "@stepflow/runtime";
import { createWorker, silentLogger } from "@stepflow/worker";
import { afterEach, describe, expect, it } from "vitest";
import { scriptWorker } from "../support/workers/scripted-worker.ts";

let runtime: Runtime | undefined;
afterEach(() => runtime?.close());

const text = createWorker({ name: "text-tools", logger: silentLogger })
  .component("/word-count", ({ text }: { text: string }) => ({ words: text.split(" ").length }))
  .component("/shout", (input: string) => input.toUpperCase())
  .component("/large", ({ length }: { length: number }) => ({ text: "x".repeat(length) }))
  .component("/length", ({ text }: { text: string }) => text.length)
  .component("/keep", async (input: unknown, ctx) => ctx.getBlob(await ctx.putBlob(input)));

const COUNT = `
steps:
  - id: count
    component: /text/word-count
    input: { text: { $input: $.text } }
output: { $step: count, path: words }
`;

async function open(options: Omit<Parameters<typeof createRuntime>[0], "workers"> = {}): Promise<Runtime> {
  runtime = await createRuntime({ workers: { text }, ...options });
  return runtime;
}

describe("calls", () => {
  it("runtime.embedded: a flow is run for one input, as text, object or read flow", async () => {
    const on = await open();
    const success = { outcome: "success", result: 2 };
    expect(await on.run(COUNT, { text: "one two" })).toEqual(success);
    expect(await on.run(readFlow(COUNT), { text: "one two" })).toEqual(success);
    expect(await on.run(readFlow(COUNT).document, { text: "one two" })).toEqual(success);
    expect(await on.run({ output: { $variable: "v" } }, null, { variables: { v: 5 } })).toMatchObject({ result: 5 });
  });

  it("a flow has the id of this version, whichever version it was read for", async () => {
    const flow = {
      steps: [{ id: "s", component: "/text/shout", input: "a", onError: { action: "retry", maxRetries: 1 } }],
      output: { $step: "s" },
    };
    const [older, newer] = [readFlow(flow, { version: "0.9.0" }), readFlow(flow)];
    expect(older.id).not.toBe(newer.id);
    const on = await open({ quirks: "0.9.0" });
    for (const given of [flow, older, newer, newer]) await on.run(given, 1);
    expect(on.engine.runs.list().map(({ flowId }) => flowId)).toEqual(Array(4).fill(older.id));
  });

  it("many inputs have results by index, failures included, which are read on demand", async () => {
    const on = await open();
    function* inputs(): Generator<unknown> {
      yield { text: "a b c" };
      yield {};
      yield { text: "" };
    }
    expect(await on.runMany(COUNT, inputs())).toMatchObject([
      { outcome: "success", result: 3 },
      { outcome: "failed", error: { code: -32_200 } },
      { outcome: "success", result: 1 },
    ]);
    expect(await on.runMany(COUNT, [])).toEqual([]);
  });

  it("a single component is executed with any input", async () => {
    const on = await open();
    expect(await on.execute("/text/shout", "quiet")).toEqual({ outcome: "success", result: "QUIET" });
    expect(await on.execute("/text/none", 1)).toMatchObject({ outcome: "failed", error: { code: -32_001 } });
    expect(await on.execute("/elsewhere/x", 1)).toMatchObject({
      outcome: "failed",
      error: { message: expect.stringContaining("error routing component: No matching rule found") },
    });
    expect(await on.execute("/builtin/put_blob", { data: 1, blob_type: "data" })).toMatchObject({ outcome: "success" });
  });

  it("a component that does not answer is named in a warning", async () => {
    const never = createWorker({ name: "never", logger: silentLogger }).component("/wait", () => new Promise(() => {}));
    const warned = createDeferred<string>();
    const logger = { debug() {}, warn: (message: string) => warned.resolve(message), error() {} };
    runtime = await createRuntime({
      workers: { never },
      slowAfterMs: 12,
      timeoutMs: 60,
      retry: { maxRetries: 0 },
      logger,
    });
    const result = runtime.execute("/never/wait", 1);
    expect(await warned.promise).toBe('Component /never/wait has not answered for 0.012 s. Step "step" waits for it.');
    const why = "Worker did not answer components/execute within 60 ms.";
    expect(await result).toMatchObject({ error: { message: `step "step" failed: ${why}` } });
  });

  it("inputs that are not JSON are refused, and the caller may change results", async () => {
    const on = await open();
    await expect(on.execute("/text/shout", [Number.NaN])).rejects.toThrow(
      "inputs[0] cannot be sent because of /0: NaN is not a JSON value.",
    );
    const result = await on.run({ output: [{ $input: "$" }] }, 1);
    Object.assign(result, { result: "changed" });
    const [run] = on.engine.runs.list();
    expect(on.engine.runs.items(run?.runId ?? "")).toMatchObject([{ result: { outcome: "success", result: [1] } }]);
  });

  it("an invalid flow is refused with line and column", async () => {
    const on = await open();
    await expect(on.run("output: { $step: none }", 1)).rejects.toThrow(InvalidFlowError);
    await expect(on.run("output: { $step: none }", 1)).rejects.toThrow(/flow:1:\d+ /);
  });

  it("overrides without an effect are refused", async () => {
    const on = await open();
    const run = (overrides: unknown): Promise<unknown> => on.run(COUNT, {}, { overrides: overrides as never });
    const input = { text: "one two three" };
    expect(await run({ steps: { count: { value: { input } } } })).toEqual({ outcome: "success", result: 3 });
    await expect(run({ count: { value: { input } } })).rejects.toThrow('got "count" beside "steps"');
    await expect(run({ steps: { count: { input } } })).rejects.toThrow("Step 'count': the patch is missing");
    await expect(run({ steps: { count: null } })).rejects.toThrow(
      "Step 'count': an override must be { value: {…} }, got null",
    );
    await expect(run({ steps: 5 })).rejects.toThrow('got {"steps":5}');
    await expect(run("count")).rejects.toThrow('got "count"');
    expect(await run(null)).toMatchObject({ outcome: "failed" });
  });

  it("listen() refuses a misspelt value of `only`", async () => {
    const on = await open();
    const only = "blob" as "blobs";
    await expect(on.listen({ only })).rejects.toThrow(
      'only must be "blobs", or omitted to serve everything, got "blob"',
    );
  });

  it("a value that is not a flow is refused with a hint", async () => {
    const on = await open();
    await expect(on.run("./flow.yaml", 1)).rejects.toThrow(
      'flow:1:1: a flow must be an object, got "./flow.yaml": pass the text of the flow, not the path of its file',
    );
    await expect(on.run("x".repeat(1_000), 1)).rejects.toThrow(/must be an object, got "x{100}…"$/);
    await expect(on.run(null as unknown as object, 1)).rejects.toThrow(InvalidFlowError);
    await expect(on.runMany(COUNT, { text: "one" } as unknown as unknown[])).rejects.toThrow(
      "runMany: inputs must be iterable, such as an array, got object.",
    );
  });

  it("runtime.routes-and-runs: an unknown path fails with the routes in its message, and is logged once", async () => {
    const warnings: string[] = [];
    const on = await open({ logger: { debug() {}, warn: (message) => void warnings.push(message), error() {} } });
    const why =
      "No matching rule found for component: /txt/shout. The routes are /builtin/{*component}, /text/{*component}";
    const failure = { outcome: "failed", error: { code: -32202, message: `error routing component: ${why}` } };
    const flow = { steps: [{ id: "a", component: "/txt/shout", input: "x" }], output: { $step: "a" } };
    expect(await on.runMany(flow, [1, 2])).toMatchObject([failure, failure]);
    expect(warnings).toEqual([`${why}.`]);
    const real = await open({ quirks: "0.11.1", logger: silentLogger });
    expect(await real.run(flow, 1)).toMatchObject({ error: { message: "error routing component" } });
  });

  it("components of all workers are listed, and the built-in ones", async () => {
    const listed = (await (await open()).components()).map(({ component }) => component);
    expect(listed).toEqual(listed.toSorted());
    expect(listed).toEqual(expect.arrayContaining(["/word-count", "/shout", "/map", "/put_blob"]));
  });

  it("an aborted signal cancels the run", async () => {
    const on = await open();
    const signal = AbortSignal.abort();
    expect(await on.run(COUNT, { text: "" }, { signal })).toMatchObject({
      error: { message: "The run was cancelled." },
    });
  });

  it("runtime.routes-and-runs: runs are kept, with inputs and results", async () => {
    const on = await open();
    await on.run(COUNT, { text: "one" });
    const [run] = on.engine.runs.list();
    expect(run).toMatchObject({ status: "completed", items: { total: 1, completed: 1 } });
    expect(on.engine.runs.items(run?.runId ?? "")).toMatchObject([{ input: { text: "one" }, result: { result: 1 } }]);
  });

  it("calls after close() are refused, and a second close() has no effect", async () => {
    const on = await open();
    const closing = on.close();
    expect(on.close()).toBe(closing);
    await closing;
    await expect(on.run(COUNT, {})).rejects.toThrow(RuntimeClosedError);
    await expect(on.components()).rejects.toThrow(RuntimeClosedError);
    await expect(on.listen()).rejects.toThrow(RuntimeClosedError);
    await expect(on.fetch(new Request("http://r/api/v1/health"))).rejects.toThrow(RuntimeClosedError);
  });
});

describe("concurrency", () => {
  async function mostAtOnce(
    options: { maxConcurrency?: number },
    ofRun: { maxConcurrency?: number } = {},
  ): Promise<number> {
    let [now, most, started] = [0, 0, 0];
    const gate = createDeferred<void>();
    const slow = scriptWorker(async ({ message: { id, method } }) => {
      if (method === "initialize") return Response.json({ jsonrpc: "2.0", id, result: { serverProtocolVersion: 1 } });
      if (method !== "components/execute") return new Response(null, { status: 202 });
      now += 1;
      started += 1;
      most = Math.max(most, now);
      // When nothing else is left to do, all executions that the limit allows have started.
      if (started === 1) setTimeout(() => gate.resolve(), 20);
      await gate.promise;
      now -= 1;
      return Response.json({ jsonrpc: "2.0", id, result: { output: 1 } });
    });
    runtime = await createRuntime({ workers: { slow }, ...options });
    const flow = { steps: [{ id: "s", component: "/slow/x" }], output: { $step: "s" } };
    await runtime.runMany(flow, Array.from({ length: 30 }), ofRun);
    expect(started).toBe(30);
    return most;
  }

  it("ten steps execute at once, as in 0.11.1 (wire.md#concurrency-and-cancellation)", async () =>
    expect(await mostAtOnce({})).toBe(10));
  it("or as many as the option of the runtime allows", async () =>
    expect(await mostAtOnce({ maxConcurrency: 3 })).toBe(3));
  it("or the option of the run", async () =>
    expect(await mostAtOnce({ maxConcurrency: 3 }, { maxConcurrency: 7 })).toBe(7));
});

describe("blobs of workers", () => {
  it.each([
    { dialect: "v0" },
    { dialect: "v1" },
    { dialect: "classic" },
    { quirks: "0.9.0" },
    { quirks: "0.11.1" },
  ] as const)(
    "negotiation.automatic, negotiation.blobs: the same component stores and fetches, whatever the dialect: %j",
    async (options) => {
      const value = { a: [1, "é", null] };
      expect(await (await open(options)).execute("/text/keep", value)).toEqual({ outcome: "success", result: value });
    },
  );

  it("large values travel as references in both directions, and components and users receive the values", async () => {
    const bodies: string[] = [];
    runtime = await createRuntime({
      workers: { text },
      blobApi: { thresholdBytes: 100 },
      intercept: (_name, carry) => async (request) => {
        bodies.push(await request.clone().text());
        const response = await carry(request);
        bodies.push(await response.clone().text());
        return response;
      },
    });
    const flow = {
      steps: [
        { id: "a", component: "/text/large", input: { length: 200 } },
        { id: "b", component: "/text/length", input: { $step: "a" } },
      ],
      output: [{ $step: "a" }, { $step: "b" }],
    };
    expect(await runtime.run(flow, {})).toEqual({ outcome: "success", result: [{ text: "x".repeat(200) }, 200] });
    expect(bodies.filter((body) => body.includes("$blob"))).toHaveLength(2);
    expect(bodies.some((body) => body.includes("xxx"))).toBe(false);
  });

  it("without a threshold, large values travel as they are", async () => {
    const on = await open({ blobApi: { thresholdBytes: 0 } });
    expect(await on.execute("/text/large", { length: 200 })).toMatchObject({ result: { text: "x".repeat(200) } });
    expect(on.engine.blobs).toMatchObject({ size: 1 });
  });

  it.each([
    [{ thresholdBytes: -1 }, "blobApi.thresholdBytes must be a whole number"],
    [{ url: "blobs" }, "blobApi.url must be an http(s) URL"],
  ])("invalid options are refused: %j", async (blobApi, message) => {
    await expect(open({ blobApi })).rejects.toThrow(message);
  });

  it("two runtimes share a worker, each with blobs of its own", async () => {
    const one = await createRuntime({ workers: { text }, dialect: "v0" });
    const other = await open({ dialect: "v1" });
    expect(await one.execute("/text/keep", "one")).toMatchObject({ result: "one" });
    expect(await other.execute("/text/keep", "other")).toMatchObject({ result: "other" });
    expect(await one.execute("/text/keep", "one again")).toMatchObject({ result: "one again" });
    await one.close();
  });
});
