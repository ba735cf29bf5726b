import { createClient, InvalidForkError, InvalidPinError, NotServedError } from "@stepflow/client";
import { createRuntime } from "@stepflow/runtime";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";

const flow = {
  name: "numbers",
  steps: [
    { id: "add", component: "/n/add", input: { n: { $input: "n" } } },
    { id: "double", component: "/n/double", input: { n: { $step: "add" } } },
    { id: "show", component: "/n/show", input: { n: { $step: "double" } } },
  ],
  output: { $step: "show" },
};

/** @param returnsResults whether the REST API returns results of steps, as 0.9, 0.12 and 0.13 do. */
async function open({ returnsResults = false } = {}) {
  const executed: string[] = [];
  const note = <T>(path: string, value: T): T => {
    executed.push(path);
    return value;
  };
  const worker = createWorker({ name: "n" })
    .component("/add", ({ n }: { n: number }) => note("/add", n + 1))
    .component("/double", ({ n }: { n: number }) => note("/double", n * 2))
    .component("/show", ({ n }: { n: number }) => note("/show", `= ${n}`));
  const runtime = await createRuntime({ workers: { n: worker } });
  onTestFinished(() => runtime.close());
  const fetch: typeof runtime.fetch = async (input, init) => {
    const response = await runtime.fetch(input, init);
    const [, runId] = /runs\/([^/]+)\/steps/.exec(String(input)) ?? [];
    if (!returnsResults || runId === undefined) return response;
    const body = (await response.json()) as { steps: Record<string, object> };
    for (const { stepId, result } of runtime.engine.runs.items(runId)?.[0]?.steps ?? []) {
      Object.assign(body.steps[stepId] ?? {}, { result });
    }
    return Response.json(body);
  };
  return { client: createClient({ url: runtime.url, fetch }), executed };
}

describe("client.fork", () => {
  it("takes over the results that a runtime returns", async () => {
    const { client, executed } = await open({ returnsResults: true });
    const { runId } = await client.run(flow, [{ n: 1 }]);
    const fork = await client.fork(runId, { from: "show" });
    expect(fork.items[0]?.result).toEqual({ outcome: "success", result: "= 4" });
    expect(executed).toEqual(["/add", "/double", "/show", "/show"]);
    expect(fork.pinned).toEqual(["add", "double"]);
    expect(fork.forkedFrom).toEqual({ runId, itemIndex: 0, from: "show" });
    expect(await client.getRunFlow(fork.runId)).toMatchObject({
      name: "numbers",
      metadata: { forkedFrom: fork.forkedFrom },
    });
    expect(await client.compareRuns(runId, fork.runId)).toBeUndefined();
    const other = await client.fork(runId, { from: "double", input: { n: 5 }, pins: { add: 10 } });
    expect(other.items[0]?.result).toEqual({ outcome: "success", result: "= 20" });
    expect(await client.compareRuns(runId, other.runId)).toMatchObject({ part: "input", a: 1, b: 5 });
  });

  it("needs pins where results are not returned", async () => {
    const { client, executed } = await open();
    const { runId } = await client.run(flow, [{ n: 1 }]);
    const refused = client.fork(runId, { from: "show" });
    await expect(refused).rejects.toThrow(NotServedError);
    await expect(refused).rejects.toThrow("the fork needs those of double");
    expect(executed).toHaveLength(3);
    const fork = await client.fork(runId, { from: "show", pins: { double: 8 } });
    expect(fork.items[0]?.result).toEqual({ outcome: "success", result: "= 8" });
    expect(executed).toHaveLength(4);
    const whole = await client.fork(runId, { from: "add" });
    expect(whole.items[0]?.result).toEqual({ outcome: "success", result: "= 4" });
  });

  it("refuses changed and unknown steps, and items that do not exist", async () => {
    const { client } = await open({ returnsResults: true });
    const { runId } = await client.run(flow, [{ n: 1 }]);
    const changed = { ...flow, steps: flow.steps.map((step) => ({ ...step, component: `/other${step.component}` })) };
    await expect(client.fork(runId, { from: "show", flow: changed })).rejects.toThrow(InvalidForkError);
    await expect(client.fork(runId, { from: "shwo" })).rejects.toThrow('Did you mean "show"?');
    await expect(client.fork(runId, { from: "show", pins: { ad: 1 } })).rejects.toThrow(InvalidPinError);
    await expect(client.fork(runId, { from: "show", item: 2 })).rejects.toThrow("has no item 2");
    await expect(client.fork(runId, { from: "show", overrides: { nope: { value: {} } } })).rejects.toThrow("nope");
  });
});

describe("client.run with pins", () => {
  it("executes only the other steps", async () => {
    const { client, executed } = await open();
    const pins = { double: 7 };
    const { items } = await client.run(flow, [{ n: 1 }, {}], { pins });
    expect(items.map(({ result }) => result)).toEqual([
      { outcome: "success", result: "= 7" },
      { outcome: "success", result: "= 7" },
    ]);
    expect(executed).toEqual(["/show", "/show"]);
    const { flowId } = await client.storeFlow(flow);
    const overrides = { show: { value: { input: { n: [{ $step: "double" }] } } } };
    const again = await client.run(flowId, [{}], { pins, overrides });
    expect(again.items[0]?.result).toEqual({ outcome: "success", result: "= 7" });
    await expect(client.run(flow, [{}], { pins: { duoble: 1 } })).rejects.toThrow('Did you mean "double"?');
  });
});
