import { describe, expect, it, vi } from "vitest";
import { ID, inContext, refuse, storeOf } from "../../../../tests/support/in-context.ts";
import { StoredBlob } from "../blobs/stored-blob.ts";
import type { ComponentContext } from "../context/context.ts";
import { own } from "../flow.ts";

describe("flows that name components of their own worker", () => {
  const flow = { steps: [{ component: own("/echo") }] };
  const withFlow = (component: string) => {
    const put = vi.fn(async () => "stored");
    const get = async () => StoredBlob.fromText(JSON.stringify({ steps: [{ id: "step", component }] }), "flow");
    return { put, link: { blobs: async () => storeOf({ put, get }) } };
  };

  it("runs.methods: get the route of the step that runs", async () => {
    const { put, link } = withFlow("/deep/lab/users/Zo%C3%AB/a/b");
    await inContext(async (ctx) => ctx.putBlob(flow, { type: "flow" }), link);
    await inContext(async (ctx) => ctx.putBlob(flow), link);
    const stored = ['{"steps":[{"component":"/deep/lab/echo"}]}', '{"steps":[{"component":"/$own/echo"}]}'];
    expect(put.mock.calls.map(([json]: readonly unknown[]) => json)).toEqual(stored);
  });

  it("runs.methods: also in overrides", async () => {
    const status = { runId: "r", flowId: ID, status: "completed", items: null, createdAt: "" };
    const submit = vi.fn(async (..._: unknown[]) => status as never);
    const { link } = withFlow("/lab/users/Zoë/a/b");
    const overrides = { s: { value: { component: own("/echo") } } };
    const runs = async () => ({ submit, get: refuse });
    await inContext((ctx) => ctx.submitRun(ID, [1], { overrides }), { ...link, runs });
    expect(submit.mock.calls[0]?.[2]).toMatchObject({ overrides: { s: { value: { component: "/lab/echo" } } } });
  });

  it("runs.methods: fail where the route is unknown", async () => {
    const submit = (ctx: ComponentContext) => ctx.evaluateFlow(flow, 1);
    await expect(inContext(submit, withFlow("/lab/other").link)).rejects.toThrow(
      'This runtime does not support own(). It called /users/Zoë/a/b for the component /lab/other of step "step"',
    );
    const observability = { traceId: null, spanId: null, runId: null, flowId: null, stepId: null };
    await expect(inContext(submit, {}, { observability })).rejects.toThrow(
      "This runtime does not support own(). It did not send the ids of the flow and the step.",
    );
  });
});
