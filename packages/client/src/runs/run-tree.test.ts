import { describe, expect, it } from "vitest";
import { runId, stub, summary } from "../../../../tests/support/workers/client-stub.ts";
import type { RunTree } from "../model/results.ts";

const idOf = (number: number): string => `01a1ff9d-8eee-7980-9a25-${String(number).padStart(12, "0")}`;

/** A run with this number below another one. */
function child(number: number, parentRunId: string): object {
  return { ...summary("completed", 2), runId: idOf(number), parentRunId };
}

function shape({ run, children }: RunTree): unknown {
  return children.length === 0 ? run.runId : [run.runId, ...children.map(shape)];
}

/** A runtime that lists these runs, newest first. */
function listing(runs: readonly object[]) {
  return stub(({ path, query: { limit, offset } }) => {
    if (path !== "/runs") return { body: { ...summary("completed", 2), runId: path.replace("/runs/", "") } };
    return { body: { runs: runs.slice(Number(offset), Number(offset) + Number(limit)) } };
  });
}

describe("getRunTree", () => {
  it("arranges the runs below a run, oldest first", async () => {
    const runs = [child(4, idOf(1)), child(3, runId), child(2, idOf(1)), child(1, runId), summary("completed", 2)];
    const { client, sent } = listing(runs);
    expect(shape(await client.getRunTree(runId))).toEqual([runId, [idOf(1), idOf(2), idOf(4)], idOf(3)]);
    expect(sent.map(({ query }) => query)).toEqual([{}, { rootRunId: runId, limit: "100", offset: "0" }]);
    expect(shape(await client.getRunTree(idOf(1)))).toEqual([idOf(1), idOf(2), idOf(4)]);
  });

  it("reads all pages, and counts a run once that two of them contain", async () => {
    const runs = Array.from({ length: 199 }, (_, index) => child(199 - index, runId));
    const { client, sent } = listing([...runs.slice(0, 100), ...runs.slice(99)]);
    const { children } = await client.getRunTree(runId);
    expect(children.map(({ run }) => run.runId)).toEqual(runs.map((_, index) => idOf(index + 1)));
    expect(sent.filter(({ path }) => path === "/runs").map(({ query }) => query["offset"])).toEqual([
      "0",
      "100",
      "200",
    ]);
  });
});

describe("getFlowVariables", () => {
  it("reads them from the definition, on every runtime", async () => {
    const variables = { type: "object", properties: { key: { type: "string", is_secret: true } }, required: ["key"] };
    const flow = { schemas: { type: "object", properties: { variables } }, steps: [] };
    const { client } = stub(({ path }) => (path === "/flows/a" ? { body: { flow, flowId: "a" } } : undefined));
    expect(await client.getFlowVariables("a")).toEqual([
      { name: "key", schema: { type: "string", is_secret: true }, required: true, secret: true },
    ]);
  });
});
