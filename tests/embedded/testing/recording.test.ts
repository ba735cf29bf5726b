import { mkdtemp, rm } from "node:fs/promises";
import { Server, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import {
  type RecordedBlob,
  type RecordedExecution,
  type TestedWorkers,
  type TestRuntimeOptions,
  testRuntime,
} from "@stepflow/runtime/testing";
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { ComponentError, createWorker } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, expect, it, vi } from "vitest";
import { quietly } from "./quiet.ts";

const worker = createWorker({ name: "text", ...quietly })
  .component("/store", async ({ value }: { value: unknown }, ctx) => ctx.putBlob(value))
  .component("/load", async ({ id }: { id: string }, ctx) => ctx.getBlob(id))
  .component("/bytes", async (_input: unknown, ctx) => ctx.putBinary(new Uint8Array([1, 2]), { filename: "two.bin" }))
  .component("/fail", () => {
    throw new ComponentError("closed", { code: -32_101 });
  })
  .component("/nested", async (n: number, ctx) => ctx.evaluateFlow(FLOW, { n }));

const FLOW = {
  steps: [{ id: "store", component: "/text/store", input: { value: { $input: "$.n" } } }],
  output: { $step: "store" },
};

describe.each(["v0", "v1"] as const)("a test runtime that speaks %s", (dialect) => {
  it("executes components by paths with and without the name of the worker", async () => {
    await using runtime = await testRuntime(worker, { dialect });
    const [short, full] = [
      await runtime.execute("/store", { value: 1 }),
      await runtime.execute("/text/store", { value: 1 }),
    ];
    expect(short).toEqual(full);
    expect(runtime.executions("/store")).toEqual(runtime.executions("/text/store"));
    expect(runtime.executions()).toMatchObject([
      {
        component: "/text/store",
        attempt: 1,
        input: { value: 1 },
        status: "succeeded",
        output: short.outcome === "success" && short.result,
      },
      { component: "/text/store" },
    ]);
    expect(runtime.executions("/load")).toEqual([]);
  });

  it("records blobs and callbacks", async () => {
    await using runtime = await testRuntime(worker, { dialect });
    const stored = await runtime.execute("/store", { value: { deep: [1] } });
    const id = stored.outcome === "success" ? String(stored.result) : "";
    expect(await runtime.execute("/load", { id })).toEqual({ outcome: "success", result: { deep: [1] } });
    expect(await runtime.blob(id)).toEqual({ deep: [1] });
    expect(await runtime.blob("0".repeat(64))).toBeUndefined();
    expect(runtime.blobs()).toEqual([{ id, type: "data", filename: undefined, data: { deep: [1] } }]);
    expect(runtime.callbacks().map(({ method, status }) => [method, status])).toEqual([
      ["blobs/put", "answered"],
      ["blobs/get", "answered"],
    ]);
    expect(runtime.callbacks("blobs/put")).toMatchObject([
      { component: "/text/store", params: { data: { deep: [1] } } },
    ]);
    expect(JSON.stringify(runtime.callbacks("blobs/put")[0]?.result)).toContain(id);
  });

  it("records failures of components and callbacks", async () => {
    await using runtime = await testRuntime(worker, { dialect });
    await runtime.execute("/fail", null);
    await runtime.execute("/load", { id: "0".repeat(64) });
    const [failed, asked] = runtime.executions();
    expect(failed).toMatchObject({ status: "failed", error: { code: -32_101, message: "closed" }, callbacks: [] });
    expect(asked).toMatchObject({ status: "failed", callbacks: [{ method: "blobs/get", status: "failed" }] });
  });

  it("records executions of sub-runs", async () => {
    await using runtime = await testRuntime(worker, { dialect });
    const result = await runtime.execute("/nested", 7);
    expect(result.outcome).toBe("success");
    expect(runtime.executions().map(({ component }) => component)).toEqual(["/text/nested", "/text/store"]);
    expect(runtime.callbacks("runs/submit")).toMatchObject([
      { component: "/text/nested", params: { inputs: [{ n: 7 }] } },
    ]);
    expect(runtime.blobs().map(({ data }) => data)).toContainEqual(7);
  });
});

describe("large fields, which travel as blobs", () => {
  const text = "x".repeat(100);
  const options = { blobApi: { thresholdBytes: 50 } };
  const storing = createWorker({ name: "large", ...quietly })
    .component("/measure", ({ text }: { text: string }) => text.length)
    .component("/echo", ({ text }: { text: string }) => ({ text }))
    .component("/store", async ({ text }: { text: string }, ctx) => ctx.putBlob(text));

  it("are not listed if they belong to an input", async () => {
    const runtime = await useRuntime(storing, options);
    expect(await runtime.execute("/measure", { text })).toSucceedWith(100);
    const [{ input }] = runtime.executions() as [RecordedExecution];
    expect(input).toEqual({ text: { $blob: expect.any(String), size: 102 } });
    expect(runtime.blobs()).toEqual([]);
    expect(runtime).not.toHaveStored(text);
  });

  it("are listed if a component stores or returns them", async () => {
    for (const component of ["/store", "/echo"]) {
      const runtime = await useRuntime(storing, options);
      await runtime.execute(component, { text });
      expect(runtime).toHaveStored(text);
      expect(runtime.blobs()).toHaveLength(1);
    }
  });
});

it("shows binary blobs as bytes", async () => {
  await using runtime = await testRuntime(worker);
  await runtime.execute("/bytes", null);
  expect(runtime.blobs()).toMatchObject([{ type: "binary", filename: "two.bin", data: new Uint8Array([1, 2]) }]);
});

it("mounts workers under the names that flows use", async () => {
  await using runtime = await testRuntime(worker, { name: "prose" });
  const flow = { ...FLOW, steps: [{ ...FLOW.steps[0], component: "/prose/store" }] };
  expect(await runtime.runMany(flow, [{ n: 1 }, { n: 2 }])).toMatchObject([
    { outcome: "success" },
    { outcome: "success" },
  ]);
  expect(runtime.executions("/prose/store")).toHaveLength(2);
});

it("accepts several workers by name", async () => {
  const other = createWorker({ name: "other", ...quietly }).component("/twice", ({ n }: { n: number }) => n * 2);
  await using runtime = await testRuntime({ text: worker, math: other });
  expect(await runtime.execute("/math/twice", { n: 4 })).toEqual({ outcome: "success", result: 8 });
  expect(runtime.executions("/math/twice")).toHaveLength(1);
});

it.each(["v0", "v1"] as const)("records and breaks messages to a worker at a URL, over %s", async (dialect) => {
  await using served = await serve(worker, { announce: false, handleSignals: false });
  const faults = { seed: 1, split: 1, delay: 0.5 };
  await using runtime = await testRuntime({ text: { url: served.url } }, { dialect, faults });
  const result = await runtime.execute("/nested", 7);
  expect(result.outcome).toBe("success");
  expect(runtime.executions().map(({ component, status }) => [component, status])).toEqual([
    ["/text/nested", "succeeded"],
    ["/text/store", "succeeded"],
  ]);
  expect(runtime.faults.length).toBeGreaterThan(2);
});

it.each(["store", "text/store"])("refuses %j for a component's path", async (path) => {
  await using runtime = await testRuntime(worker);
  await runtime.execute("/store", { value: 1 });
  const message = "The path of a component must begin with a slash";
  await expect(runtime.execute(path, null)).rejects.toThrow(message);
  expect(() => expect(runtime).not.toHaveExecuted(path)).toThrow(message);
  expect(() => runtime.executions(path)).toThrow(`Did you mean "/${path}"?`);
});

it.each([
  [{}, "expected a worker, or workers by name."],
  [{ text: 1 }, '"text" is not a worker'],
  [null, "expected a worker"],
  [{ text: { connect: () => undefined } }, "workers that pull"],
])("refuses %j for a worker", async (given, message) => {
  await expect((async () => testRuntime(given as never))()).rejects.toThrow(message);
});

describe("the network", () => {
  const everything = async (workers: TestedWorkers, options: TestRuntimeOptions): Promise<void> => {
    await using runtime = await testRuntime(workers, options);
    const results = [
      await runtime.execute("/text/store", { value: 1 }),
      await runtime.execute("/text/nested", 2),
      ...(options.dialect === "v1" ? [await runtime.execute("/text/bytes", null)] : []),
    ];
    expect(results).toEqual(results.map(() => expect.objectContaining({ outcome: "success" })));
    expect((await runtime.fetch(new URL("/api/v1/health", runtime.url))).status).toBe(200);
  };

  it("is used only for workers at a URL", async () => {
    const listen = vi.spyOn(Server.prototype, "listen");
    const connect = vi.spyOn(Socket.prototype, "connect");
    for (const dialect of ["v0", "v1"] as const) {
      for (const faults of [undefined, { seed: 1, split: 1 }]) {
        await everything(worker, { dialect, faults });
        await everything({ text: worker }, { dialect, faults, clock: "manual" });
      }
    }
    expect([listen.mock.calls, connect.mock.calls]).toEqual([[], []]);

    await using served = await serve(worker, { announce: false, handleSignals: false });
    await everything({ text: { url: served.url } }, { dialect: "v0" });
    expect(listen).toHaveBeenCalledOnce();
    expect(connect).toHaveBeenCalled();
  });
});

it("keeps blobs in a folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-kit-"));
  const store = async (): Promise<readonly unknown[]> => {
    await using runtime = await testRuntime(worker, { blobs: { folder } });
    await runtime.execute("/store", { value: 1 });
    return runtime.blobs();
  };
  const [blob] = await store();
  expect(blob).toMatchObject({ data: 1 });
  await using later = await createRuntime({ blobs: { folder } });
  expect(await later.engine.blobs.get((blob as RecordedBlob).id)).toBeDefined();
  await later.close();
  await rm(folder, { recursive: true });
});

it.each([
  [{ blobs: "./blobs" }, 'Did you mean { folder: "./blobs" }?'],
  [{ clock: "fake" }, 'clock must be "skipping", "manual" or a Clock, got \'fake\''],
  [{ clock: null }, "or a Clock, got null"],
  [{ timers: { advanceTimersByTimeAsync: () => undefined } }, 'clock: "manual", timers'],
  [{ fault: { drop: 1 } }, 'there is no option "fault". Did you mean "faults"?'],
  [{ faults: null }, "faults: expected the probability"],
  [null, 'expected options such as { clock: "manual" }, got null'],
  [{ quirks: "0.14.0" }, "quirks must be one of"],
])("refuses the options %j", async (options, message) => {
  await expect(testRuntime(worker, options as never)).rejects.toThrow(message);
});
