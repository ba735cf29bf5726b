import { createHash } from "node:crypto";
import { BlobNotFoundError, ComponentError, InvalidBlobError, InvalidInputError } from "@stepflow/protocol";
import { type ComponentContext, createWorker, silentLogger, type Worker } from "@stepflow/worker";
import { describe, expect, it, vi } from "vitest";
import { udf } from "./udf-component.ts";

/** The functions of Stepflow's documents, with JavaScript in place of their Python code. */
const MEAN = {
  input_schema: {
    type: "object",
    properties: { numbers: { type: "array", items: { type: "number" } } },
    required: ["numbers"],
  },
  code: "input.numbers.reduce((sum, n) => sum + n, 0) / input.numbers.length",
};

/** A context with the functions that a test stores. */
function createContext(signal = new AbortController().signal) {
  const blobs = new Map<string, unknown>();
  const debug = vi.fn();
  const context = {
    component: "/udf",
    signal,
    log: { debug },
    async getBlob(blobId: string) {
      if (!blobs.has(blobId)) throw new BlobNotFoundError(blobId);
      return blobs.get(blobId);
    },
  };
  const store = (definition: unknown) => {
    const blobId = createHash("sha256").update(JSON.stringify(definition)).digest("hex");
    blobs.set(blobId, definition);
    return blobId;
  };
  return { context: context as unknown as ComponentContext, store, debug };
}

// Starting a thread takes a while on a busy machine; the tests share them.
const component = udf({ timeoutMs: 500, threads: 2 });

async function call(definition: unknown, input: unknown, of = component): Promise<unknown> {
  const { context, store } = createContext();
  return of.execute({ blob_id: store(definition), input }, context);
}

describe("udf", { timeout: 60_000 }, () => {
  it("udf.run: runs a function that is stored as a blob, and keeps it compiled", async () => {
    const { context, store, debug } = createContext();
    const blob_id = store(MEAN);
    const single = udf({ threads: 1 });
    expect(await single.execute({ blob_id, input: { numbers: [1, 2, 3, 4, 5] } }, context)).toBe(3);
    expect(await single.execute({ blobId: blob_id, input: { numbers: [2, 4] } }, context)).toBe(3);
    expect(debug.mock.calls.map(([, fields]) => fields.reused)).toEqual([false, true]);
  });

  it("udf.input-checked: refuses an input that does not fit, on every call", async () => {
    for (const input of [{ numbers: [1, "2"] }, { numbers: [1, "2"] }]) {
      const refused = call(MEAN, input);
      await expect(refused).rejects.toThrow(InvalidInputError);
      await expect(refused).rejects.toMatchObject({
        code: -32003,
        data: { issues: [{ pointer: "/input/numbers/1", message: "must be number" }] },
      });
    }
    await expect(call(MEAN, {})).rejects.toMatchObject({ data: { issues: [{ pointer: "/input/numbers" }] } });
    expect(await call(MEAN, { numbers: [7] })).toBe(7);
  });

  it.each([
    [true, { value: 1 }],
    [null, { value: 1 }],
    [false, { error: "must NOT be valid" }],
  ])("udf.input-checked: accepts %s as a schema", async (input_schema, expected) => {
    const outcome = await call({ code: "input", input_schema }, 1).then(
      (value) => ({ value }),
      (error: Error) => ({ error: error.message }),
    );
    expect(outcome).toEqual("error" in expected ? { error: expect.stringContaining(expected.error) } : expected);
  });

  it("udf.input-checked: checks the input by a schema in the other spelling, too", async () => {
    const definition = { code: "input", inputSchema: { type: "string" } };
    expect(await call(definition, "a")).toBe("a");
    await expect(call(definition, 1)).rejects.toThrow(InvalidInputError);
  });

  it("treats a missing input as null", async () => {
    const { context, store } = createContext();
    expect(await component.execute({ blob_id: store({ code: "input" }) }, context)).toBeNull();
  });

  it.each([
    ["a text", "code", "must be an object with code and input_schema"],
    ["no code", { input_schema: {} }, "/code must be a string"],
    ["an invalid schema", { code: "1", input_schema: "object" }, "/input_schema must be a JSON Schema"],
    ["a schema of an unknown type", { code: "1", input_schema: { type: "x" } }, "/input_schema is not usable"],
  ])("reports the fault of a blob that contains %s", async (_what, definition, message) => {
    const refused = call(definition, 1);
    await expect(refused).rejects.toThrow(InvalidBlobError);
    await expect(refused).rejects.toThrow(message);
  });

  it("names the function and its failure", async () => {
    const { context, store } = createContext();
    const failureOf = async (code: string) => {
      try {
        return await component.execute({ blob_id: store({ code }) }, context);
      } catch (error) {
        return error;
      }
    };
    const id = (code: string) => store({ code });
    expect(await failureOf("input.x")).toMatchObject({
      message: `Function ${id("input.x")} failed: TypeError: cannot read property 'x' of null (line 1)`,
      data: { blobId: id("input.x"), reason: "thrown" },
    });
    expect(await failureOf("for (;;);")).toMatchObject({
      message: `Function ${id("for (;;);")} did not end within 500 ms.`,
      data: { reason: "timeout" },
    });
    const hungry = "'x'.repeat(2 ** 29)";
    expect(await failureOf(hungry)).toBeInstanceOf(ComponentError);
    expect(await failureOf(hungry)).toMatchObject({
      message: `Function ${id(hungry)} needs more than 67108864 bytes of memory.`,
      data: { reason: "memory" },
    });
    const { context: empty } = createContext();
    await expect(component.execute({ blob_id: "0".repeat(64) }, empty)).rejects.toThrow(BlobNotFoundError);
  });

  it("leaves the event loop free while functions run that do not end", async () => {
    let ended = 0;
    const endless = ["for (;;);", "/^(a+)+$/.test('a'.repeat(40) + '!')"].map((code) =>
      call({ code }, null).finally(() => ended++),
    );
    const outcomes = Promise.allSettled(endless);
    await call({ code: "1" }, null);
    // Both threads were busy until then; others wait for them, this process does not.
    expect(ended).toBeGreaterThan(0);
    expect(await outcomes).toMatchObject([
      { status: "rejected", reason: { data: { reason: "timeout" } } },
      { status: "rejected", reason: { data: { reason: "timeout" } } },
    ]);
    const endlessAgain = call({ code: "for (;;);" }, null).catch(() => "ended");
    const turns = async () => {
      for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
      return "hundred turns of the event loop";
    };
    expect(await Promise.race([endlessAgain, turns()])).toBe("hundred turns of the event loop");
    expect(await endlessAgain).toBe("ended");
  });

  it("ends a thread that is stuck outside the engine, and continues with another", async () => {
    const pattern = { code: "input", input_schema: { type: "string", pattern: "^(a+)+$" } };
    await expect(call(pattern, `${"a".repeat(50)}!`)).rejects.toMatchObject({ data: { reason: "timeout" } });
    expect(await call({ code: "input + 1" }, 1)).toBe(2);
  });

  it("runs more calls than there are threads, one after the other", async () => {
    const calls = Array.from({ length: 50 }, (_, index) => call({ code: "input * 2" }, index));
    expect(await Promise.all(calls)).toEqual(calls.map((_, index) => index * 2));
  });

  it("does not start a call whose caller no longer waits", async () => {
    const { context, store } = createContext(AbortSignal.abort(new Error("the runtime left")));
    const late = component.execute({ blob_id: store({ code: "1" }) }, context);
    await expect(late).rejects.toThrow("the runtime left");
  });

  it("ends a call whose caller no longer waits, so that its thread is free for the next one", async () => {
    const single = udf({ timeoutMs: 2 ** 40, threads: 1 });
    const { context, store } = createContext();
    const next = () => single.execute({ blob_id: store({ code: "input + 1" }), input: 1 }, context);
    await next();
    const left = new AbortController();
    const { context: aborted, store: storeThere } = createContext(left.signal);
    const both = ["for (;;);", "2"].map((code) => single.execute({ blob_id: storeThere({ code }) }, aborted));
    const outcomes = Promise.allSettled(both);
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    const reason = new Error("the runtime left");
    left.abort(reason);
    expect(await outcomes).toEqual(both.map(() => ({ status: "rejected", reason })));
    expect(await next()).toBe(2);
  });

  it("refuses integers that a function would change", async () => {
    await expect(call({ code: "input" }, { n: 2n ** 60n })).rejects.toThrow("/input holds an integer beyond 2^53");
  });
});

describe("udf as a component", () => {
  async function ask(worker: Worker, method: string, params: object): Promise<unknown> {
    const body = JSON.stringify({ jsonrpc: "2.0", id: "1", method, params });
    const headers = { "content-type": "application/json" };
    return (await worker.fetch(new Request("http://worker.example/", { method: "POST", headers, body }))).json();
  }

  it("udf.run: is listed at its path, with the schema of its input", async () => {
    const worker = createWorker({ name: "functions", components: [udf(), udf({ path: "/functions/run" })] });
    const input_schema = { anyOf: [{ required: ["blob_id"] }, { required: ["blobId"] }] };
    expect(await ask(worker, "components/list", {})).toMatchObject({
      result: {
        components: [
          { component: "/udf", input_schema },
          { component: "/functions/run", input_schema },
        ],
      },
    });
  });

  it("udf.run: exists only in workers that register it", async () => {
    const worker = createWorker({ name: "plain", logger: silentLogger }).component("/echo", (input: unknown) => input);
    expect(await ask(worker, "components/list", {})).toMatchObject({
      result: { components: [{ component: "/echo" }] },
    });
    const input = { blob_id: "0".repeat(64), input: 1 };
    const call = { component: "/udf", input, attempt: 1, observability: {} };
    expect(await ask(worker, "components/execute", call)).toMatchObject({
      error: { code: -32001, data: { component: "/udf" } },
    });
  });

  it.each([
    [{ timeoutMs: 0 }, "Option timeoutMs of udf() must be a whole number of at least 1, got 0."],
    [
      { memoryLimitBytes: 1_000 },
      "Option memoryLimitBytes of udf() must be a whole number of at least 1048576, got 1000.",
    ],
    [{ threads: 1.5 }, "Option threads of udf() must be a whole number of at least 1, got 1.5."],
    [{ queueLimit: -1 }, "Option queueLimit of udf() must be a whole number of at least 0, got -1."],
    [{ path: "udf" }, "udf"],
  ])("refuses %j", (options, message) => {
    expect(() => udf(options)).toThrow(TypeError);
    expect(() => udf(options)).toThrow(message);
  });
});
