import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createRuntime,
  InvalidForkError,
  InvalidPinError,
  type Runtime,
  type RuntimeOptions,
  UnknownRunError,
} from "@stepflow/runtime";
import { createWorker, jsonSchema } from "@stepflow/worker";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";

const flow = {
  steps: [
    { id: "count", component: "/text/count", input: { text: { $input: "text" } } },
    {
      id: "double",
      component: "/text/double",
      input: { n: { $step: "count", path: "words" }, by: { $variable: "by" } },
    },
    { id: "show", component: "/text/show", input: { n: { $step: "double" } } },
  ],
  output: { $step: "show" },
};
const input = { text: "one two three" };
const variables = { by: 2 };

/** Paths of the executed components. */
let executed: string[] = [];
/** Whether `/show` fails. */
let isBroken = false;

function createTextWorker() {
  const worker = createWorker({ name: "text" });
  const output = jsonSchema({ type: "object", properties: { words: { type: "number" } }, required: ["words"] });
  worker.component("/count", { output }, ({ text }: { text: string }) => {
    executed.push("/count");
    return { words: text.split(" ").length };
  });
  worker.component("/double", ({ n, by }: { n: number; by: number }) => {
    executed.push("/double");
    return n * by;
  });
  worker.component("/show", ({ n }: { n: number }) => {
    executed.push("/show");
    if (isBroken) throw new Error("broken");
    return `${n} words`;
  });
  return worker;
}

async function open(options: RuntimeOptions = {}): Promise<Runtime> {
  const runtime = await createRuntime({ workers: { text: createTextWorker() }, ...options });
  onTestFinished(() => runtime.close());
  return runtime;
}

async function runOnce(runtime: Runtime, given: object = {}): Promise<string> {
  await runtime.run(flow, input, { variables, ...given });
  return runtime.engine.runs.list({ limit: 1 })[0]?.runId ?? "";
}

beforeEach(() => {
  executed = [];
  isBroken = false;
});

describe("runtime.fork", () => {
  it("executes the failed step with the code of today, and nothing before it", async () => {
    const runtime = await open();
    isBroken = true;
    const failed = await runOnce(runtime);
    expect(runtime.engine.runs.get(failed)?.status).toBe("failed");
    const before = JSON.stringify(runtime.engine.runs.items(failed));
    isBroken = false;
    executed = [];
    const fork = await runtime.fork(failed, { from: "show" });
    expect(await fork.result).toEqual({ outcome: "success", result: "6 words" });
    expect(executed).toEqual(["/show"]);
    expect(fork.pinned).toEqual(["count", "double"]);
    expect(fork.runId).not.toBe(failed);
    const record = runtime.engine.runs.get(fork.runId);
    expect(record).toMatchObject({ status: "completed", forkedFrom: { runId: failed, itemIndex: 0, from: "show" } });
    expect(runtime.engine.runs.items(fork.runId)?.[0]?.stepStates).toEqual([
      { stepId: "double", status: "completed", isPinned: true },
      { stepId: "show", status: "completed" },
    ]);
    expect(JSON.stringify(runtime.engine.runs.items(failed))).toBe(before);
  });

  it("keeps variables and overrides, and takes another input, flow, pins and variables", async () => {
    const runtime = await open();
    const overrides = { steps: { double: { value: { input: { by: 10 } } } } };
    const runId = await runOnce(runtime, { overrides });
    executed = [];
    expect(await (await runtime.fork(runId, { from: "double" })).result).toMatchObject({ result: "30 words" });
    const other = { from: "double", overrides: { steps: {} }, variables: { by: 3 } };
    expect(await (await runtime.fork(runId, other)).result).toMatchObject({ result: "9 words" });
    expect(executed).toEqual(["/double", "/show", "/double", "/show"]);
    const shorter = { from: "count", input: { text: "one" }, pins: { double: 100 } };
    expect(await (await runtime.fork(runId, shorter)).result).toMatchObject({ result: "100 words" });
    const changed = { ...flow, output: [{ $step: "show" }, { $input: "text" }] };
    const fork = await runtime.fork(runId, { from: "show", flow: changed, input: { text: "new" } });
    expect(await fork.result).toEqual({ outcome: "success", result: ["30 words", "new"] });
  });

  it("can be forked itself, and by item", async () => {
    const runtime = await open();
    await runtime.runMany(flow, [input, { text: "a" }], { variables });
    const [run] = runtime.engine.runs.list({ limit: 1 });
    const runId = run?.runId ?? "";
    await expect(runtime.fork(runId, { from: "show" })).rejects.toThrow(
      new UnknownRunError(`Run ${runId} has 2 items. Name one of them by its index.`),
    );
    const first = await runtime.fork(runId, { from: "double", item: 1 });
    expect(await first.result).toMatchObject({ result: "2 words" });
    const second = await runtime.fork(first.runId, { from: "show" });
    expect(await second.result).toMatchObject({ result: "2 words" });
    expect(runtime.engine.runs.get(second.runId)?.forkedFrom?.runId).toBe(first.runId);
  });

  it("names what is unknown or has changed before anything starts", async () => {
    const runtime = await open();
    const runId = await runOnce(runtime);
    executed = [];
    await expect(runtime.fork("nope", { from: "show" })).rejects.toThrow(UnknownRunError);
    await expect(runtime.fork(runId, { from: "show", item: 3 })).rejects.toThrow("has no item 3. It has 1 of them");
    await expect(runtime.fork(runId, { from: "shwo" })).rejects.toThrow('Did you mean "show"?');
    const [count, ...rest] = flow.steps;
    const changed = { ...flow, steps: [{ ...count, component: "/text/show" }, ...rest] };
    const refused = await runtime.fork(runId, { from: "show", flow: changed }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidForkError);
    expect((refused as InvalidForkError).changedSteps).toEqual(["count"]);
    expect(executed).toEqual([]);
    expect(runtime.engine.runs.list()).toHaveLength(1);
  });

  it("needs the results of steps, and an ended run", async () => {
    const runtime = await open();
    const bare = await runOnce(runtime, { retain: { steps: "status" } });
    await expect(runtime.fork(bare, { from: "show" })).rejects.toThrow("keeps no results of steps");
    const empty = await runOnce(runtime, { retain: { items: false } });
    await expect(runtime.fork(empty, { from: "show" })).rejects.toThrow("keeps no data of item 0");
    const { runId } = runtime.engine.submit((await import("@stepflow/runtime")).readFlow(flow), [input], { variables });
    await expect(runtime.fork(runId, { from: "show" })).rejects.toThrow("is still running");
  });
});

describe("forks after a restart", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "stepflow-forks-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("take results, variables and overrides from the folder", async () => {
    const overrides = { steps: { double: { value: { input: { by: { $variable: "by" } } } } } };
    const first = await open({ runs: { folder } });
    isBroken = true;
    const runId = await runOnce(first, { overrides, variables: { by: 5 } });
    await first.close();
    isBroken = false;
    executed = [];
    const second = await open({ runs: { folder } });
    const before = JSON.stringify(second.engine.runs.items(runId));
    const fork = await second.fork(runId, { from: "show" });
    expect(await fork.result).toMatchObject({ result: "15 words" });
    const again = await second.fork(runId, { from: "double" });
    expect(await again.result).toMatchObject({ result: "15 words" });
    expect(executed).toEqual(["/show", "/double", "/show"]);
    expect(JSON.stringify(second.engine.runs.items(runId))).toBe(before);
    await second.close();

    const third = await open({ runs: { folder } });
    expect(third.engine.runs.get(fork.runId)?.forkedFrom).toEqual({ runId, itemIndex: 0, from: "show" });
    const [item] = third.engine.runs.items(fork.runId) ?? [];
    expect(item?.steps.map(({ stepId, isPinned }) => [stepId, isPinned])).toEqual([
      ["double", true],
      ["show", undefined],
    ]);
    expect(await (await third.fork(fork.runId, { from: "show" })).result).toMatchObject({ result: "15 words" });
  });
});

describe("pins", () => {
  it("take the place of steps, and of those that only they need", async () => {
    const runtime = await open();
    expect(await runtime.run(flow, input, { pins: { double: 7 } })).toEqual({ outcome: "success", result: "7 words" });
    expect(executed).toEqual(["/show"]);
    const all = await runtime.runMany(flow, [input, {}], { pins: { show: "pinned" } });
    expect(all).toEqual([
      { outcome: "success", result: "pinned" },
      { outcome: "success", result: "pinned" },
    ]);
    expect(executed).toEqual(["/show"]);
    expect(await runtime.execute("/text/double", {}, { pins: { step: 1 } })).toEqual({ outcome: "success", result: 1 });
  });

  it("are refused for unknown steps, and for values that do not match the output schema", async () => {
    const runtime = await open();
    await expect(runtime.run(flow, input, { pins: { coutn: 1 } })).rejects.toThrow(
      new InvalidPinError('The flow has no step "coutn" to pin. Did you mean "count"?'),
    );
    await expect(runtime.run(flow, input, { pins: { count: { words: "3" } } })).rejects.toThrow(
      new InvalidPinError(
        'The pin of step "count" does not match the output schema of /text/count at /words: must be number.',
      ),
    );
    await expect(runtime.run(flow, input, { pins: { double: Number.NaN } })).rejects.toThrow(
      'The pinned result of step "double" cannot be sent: NaN is not a JSON value.',
    );
    const runId = await runOnce(runtime);
    executed = [];
    const wrong = runtime.fork(runId, { from: "double", pins: { count: {} } });
    await expect(wrong).rejects.toThrow(InvalidPinError);
    expect(executed).toEqual([]);
  });

  it("are copied for each item", async () => {
    const runtime = await open();
    const value = { words: 1 };
    const steps = [{ id: "count", component: "/text/count", input: {} }];
    const [one, two] = await runtime.runMany({ steps, output: { $step: "count" } }, [1, 2], { pins: { count: value } });
    expect(one).toEqual(two);
    Object.assign((one as { result: object }).result, { words: 2 });
    expect(two).toEqual({ outcome: "success", result: { words: 1 } });
    expect(value).toEqual({ words: 1 });
  });
});

describe("runtime.compare", () => {
  it("names the first step that differs", async () => {
    const runtime = await open();
    const a = await runOnce(runtime);
    const b = await runOnce(runtime);
    expect(await runtime.compare(a, b)).toBeUndefined();
    const c = await runOnce(runtime, { variables: { by: 3 } });
    expect(await runtime.compare(a, c)).toEqual({ stepId: "double", part: "input", pointer: "/by", a: 2, b: 3 });
    const fork = await runtime.fork(a, { from: "show", pins: { double: 5 } });
    await fork.result;
    const [first, second] = [{ runId: a, item: 0 }, fork.runId];
    expect(await runtime.compare(first, second)).toMatchObject({ stepId: "double", part: "output", a: 6, b: 5 });
    await expect(runtime.compare(a, "nope")).rejects.toThrow(UnknownRunError);
  });
});
