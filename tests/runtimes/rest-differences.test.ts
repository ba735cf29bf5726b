import { describe, expect, it } from "vitest";
import { type Answer, useComparison } from "../support/data/rest-comparison.ts";

// Rows of packages/runtime/DIFFERENCES.md about the REST API, shown on both sides.
const { sides, askBoth, expectSame, stored, started } = useComparison();

const flow = { steps: [{ id: "s1", component: "/raw/echo", input: { $input: "$" } }], output: { $step: "s1" } };
const gated = { steps: [{ id: "s1", component: "/raw/gated" }], output: { $step: "s1" } };

async function bothStatuses(...asked: Parameters<typeof askBoth>): Promise<[theirs: number, own: number]> {
  const { theirs, own } = await askBoth(...asked);
  return [theirs.status, own.status];
}

describe("where the REST API of the embedded runtime differs from that of 0.11.1", () => {
  it("deleted-run: a deleted run no longer exists; a real runtime keeps it", async () => {
    const run = await started(flow, { input: [1], wait: true });
    await expectSame(run, { method: "DELETE" });
    expect(await bothStatuses(run)).toEqual([200, 404]);
  });

  it("unknown-run-wait: waiting for an unknown run is answered with 404; a real runtime answers with 500", async () => {
    expect(await bothStatuses("/runs/01a2000d-06a1-7e01-95fb-24c2b2e57a1e?wait=true")).toEqual([500, 404]);
  });

  it("cancelled-items: items of a cancelled run are cancelled; a real runtime still shows them as running", async () => {
    const run = await started(gated, { input: [1, 2] });
    await Promise.all(sides.map(({ entered }) => entered.promise));
    const cancelled = await askBoth((side) => `${run(side)}/cancel`, { method: "POST" });
    const counts = ({ body }: Answer): unknown => (body as { items: unknown }).items;
    expect([cancelled.theirs, cancelled.own].map(counts)).toMatchObject([
      { running: 2, cancelled: 0 },
      { running: 0, cancelled: 2 },
    ]);
    const { theirs, own } = await askBoth((side) => `${run(side)}/items`);
    expect(theirs.body).toMatchObject({ items: [{ status: "running" }, { status: "running" }] });
    expect(own.body).toMatchObject({ items: [{ status: "cancelled" }, { status: "cancelled" }] });
    for (const { gate } of sides) gate.resolve();
  });

  it("refused-submission: a submission with invalid overrides leaves no run; a real runtime lists a failed one", async () => {
    const name = `refused ${Date.now()}`;
    const flowId = await stored({ ...flow, name });
    const overrides = { steps: { nope: { value: {} } } };
    await expectSame("/runs", { json: { flowId, input: [1], overrides } });
    const { theirs, own } = await askBoth(`/runs?flowName=${encodeURIComponent(name)}`);
    expect(theirs.body).toMatchObject({ runs: [{ status: "failed" }] });
    expect(own.body).toEqual({ runs: [] });
  });

  it.each<[string, string, string, [theirs: number, own: number]]>([
    ["list-for-object: a blob that is a list of its members", "/blobs", '[1,"data"]', [200, 400]],
    ["list-for-object: a type that is an object", "/blobs", '{"data":1,"blobType":{"data":null}}', [200, 400]],
    ["list-for-object: a request for a flow that is a list", "/flows", "[{}]", [200, 422]],
    ["list-for-object: a flow that is a list", "/flows", '{"flow":["name"]}', [200, 422]],
    ["repeated-member: a member given twice in a flow", "/flows", '{"flow":{"name":"a","name":"b"}}', [422, 200]],
    [
      "repeated-member: a member given twice in a step",
      "/flows",
      '{"flow":{"steps":[{"id":"a","id":"b","component":"/x"}]}}',
      [422, 200],
    ],
    ["ignored-number: a number out of range in an ignored member", "/blobs", '{"data":1,"more":1e400}', [200, 400]],
  ])("%s", async (_what, path, body, expected) => {
    const headers = { "content-type": "application/json" };
    expect(await bothStatuses(path, { body, headers })).toEqual(expected);
  });

  it("whole-fraction: 1.0 is accepted as a whole number; a real runtime refuses it", async () => {
    const flowId = await stored(flow);
    const body = `{"flowId":"${flowId}","input":[1],"timeoutSecs":1.0}`;
    const headers = { "content-type": "application/json" };
    expect(await bothStatuses("/runs", { body, headers })).toEqual([422, 202]);
  });
});
