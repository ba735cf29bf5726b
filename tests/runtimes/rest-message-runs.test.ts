import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it } from "vitest";
import { echoFlow as flow } from "../support/data/flows.ts";
import { type Answer, type Side, useComparison } from "../support/data/rest-comparison.ts";

const gatedFlow = {
  steps: [
    { id: "s0", component: "/raw/echo", input: 1 },
    { id: "s1", component: "/raw/gated", input: [{ $input: "$" }, { $step: "s0" }] },
    { id: "s2", component: "/raw/echo", input: { $step: "s1" } },
  ],
  output: { $step: "s2" },
};
const failingFlow = { name: "failing", steps: [{ id: "s1", component: "/raw/fail" }], output: { $step: "s1" } };
const unknownRun = "01a2000d-06a1-7e01-95fb-24c2b2e57a1e";
const jsonType = { "content-type": "application/json" };

describe.each(["0.12.0", "0.13.0"] as const)("the runs of the REST API, compared with %s", (version) => {
  const { sides, askBoth, expectSame, stored, started } = useComparison(version);

  it("submits with and without waiting", async () => {
    const flowId = await stored(flow);
    for (const input of [[1], [1, { a: "ü" }], []]) await expectSame("/runs", { json: { flowId, input, wait: true } });
    for (const request of [{ input: [1] }, {}, { input: [1], bogus: 1 }, { input: [1], overrides: null }])
      await expectSame("/runs", { json: { flowId, ...request } });
    const failing = await stored(failingFlow);
    await expectSame("/runs", { json: { flowId: failing, input: [1, 2], wait: true } });
    const override = { steps: { s1: { value: { input: 7 } } } };
    await expectSame("/runs", { json: { flowId, input: [1], overrides: override, wait: true } });
  });

  it.each<[string, object]>([
    ["an input that is not a list", { input: 3 }],
    ["an input that is null", { input: null }],
    ["wait is a number", { input: [1], wait: 1 }],
    ["wait is null", { input: [1], wait: null }],
    ["timeoutSecs below 0", { input: [1], timeoutSecs: -1 }],
    ["timeoutSecs as a text", { input: [1], timeoutSecs: "3" }],
    ["maxConcurrency below 0", { input: [1], maxConcurrency: -1 }],
    ["maxConcurrency beyond 32 bits", { input: [1], maxConcurrency: 2 ** 32 }],
    ["overrides as 0.9 spells them", { input: [1], overrides: { s1: { value: {} } } }],
    ["overrides as a number", { input: [1], overrides: 3 }],
    ["an override as a number", { input: [1], overrides: { steps: { s1: 3 } } }],
    ["an override without a value", { input: [1], overrides: { steps: { s1: {} } } }],
    ["an override of an unknown kind", { input: [1], overrides: { steps: { s1: { $type: "zzz", value: {} } } } }],
    ["an override of an unknown step", { input: [1], overrides: { steps: { nope: { value: {} } } } }],
    ["variables as a number", { input: [1], variables: 3 }],
    ["variables that are null", { input: [1], variables: null }],
    ["no flow", { flowId: undefined, input: [1] }],
    ["a flow id that is a number", { flowId: 3, input: [1] }],
  ])("refuses a submission: %s", async (_what, request) => {
    const flowId = await stored(flow);
    const answer = await expectSame("/runs", { json: { flowId, ...request } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it.each(['"input":[2]', '"wait":true,"wait":true', '"maxConcurrency":1.5', '"timeoutSecs":18446744073709551616'])(
    "refuses a submission with %s",
    async (members) => {
      const body = `{"flowId":"${await stored(flow)}","input":[1],${members}}`;
      expect(await expectSame("/runs", { body, headers: jsonType })).toMatchObject({ status: 422 });
    },
  );

  it("returns an ended run, its items, steps, flow and events", async () => {
    for (const run of [
      await started(flow, { input: [1, "zwei"], wait: true }),
      await started(failingFlow, { input: [1, 2], wait: true }),
      await started(gatedOpen, { input: [1], wait: true }),
    ]) {
      await expectSameSteps(run);
      await expectSameSteps((side) => `${run(side)}?wait=true&timeoutSecs=3`);
      await expectSame((side) => `${run(side)}?wait=maybe`);
      for (const part of ["items", "items?resultOrder=1", "items?resultOrder=by_completion", "flow", "bogus"]) {
        await expectSame((side) => `${run(side)}/${part}`);
      }
      for (const query of ["", "?itemIndex=0", "?itemIndex=9"])
        await expectSameSteps((side) => `${run(side)}/steps${query}`);
      await expectSame((side) => `${run(side)}/steps?itemIndex=-1`);
      for (const step of ["s1", "s1?itemIndex=1", "zz"]) await expectSameSteps((side) => `${run(side)}/steps/${step}`);
      await expectSame((side) => `${run(side)}/events`);
    }
  });

  it("streams the events of a run with the same numbers", async () => {
    const [one, two] = [
      { id: "a", component: "/raw/echo", input: { $input: "$" } },
      { id: "b", component: "/raw/echo", input: { $step: "a" } },
    ];
    for (const [document, input] of [
      [{ steps: [one, two], output: { $step: "b" } }, [1]],
      [{ steps: [one, { ...one, id: "u" }, { ...one, id: "m", mustExecute: true }], output: { $step: "a" } }, [1]],
      [{ steps: [{ ...one, component: "/raw/fail" }, two], output: { $step: "b" } }, [{}]],
      [{ output: 1 }, [1, 2]],
    ] as const) {
      const run = await started(document, { input, wait: true, maxConcurrency: 1 });
      const { theirs, own } = await askBoth((side) => `${run(side)}/events?runId=${run(side).slice("/runs/".length)}`);
      expect(eventsOf(own)).toEqual(eventsOf(theirs));
      const since = await askBoth((side) => `${run(side)}/events?since=1&runId=${run(side).slice("/runs/".length)}`);
      expect(eventsOf(since.own)).toEqual(eventsOf(since.theirs));
    }
  });

  it("returns a running run, and does not delete it", async () => {
    const run = await started(gatedFlow, { input: [1] });
    await Promise.all(sides.map(({ entered }) => entered.promise));
    await expectSameSteps(run);
    await expectSameSteps((side) => `${run(side)}?wait=true&timeoutSecs=0`);
    await expectSame((side) => `${run(side)}/items`);
    await expectSameSteps((side) => `${run(side)}/steps/s1`);
    await expectSame((side) => `${run(side)}/steps/s2`);
    await expectSame(run, { method: "DELETE" });
    await expectSame("/runs", { json: { flowId: await stored(gatedFlow), input: [1], wait: true, timeoutSecs: 0 } });
    for (const side of sides) side.gate.resolve();
    await expectSameSteps((side) => `${run(side)}?wait=true`);
    for (const side of sides) Object.assign(side, { gate: createDeferred<void>(), entered: createDeferred<void>() });
  });

  it("lists runs", async () => {
    const name = `listed ${version}`;
    const run = await started({ ...flow, name }, { input: [1], wait: true });
    await started({ ...flow, name }, { input: [1, 2], wait: true });
    await started({ ...failingFlow, name }, { input: [1], wait: true });
    const filters = [
      "",
      "&limit=1",
      "&limit=0",
      "&limit=1&offset=1",
      "&status=3",
      "&status=9",
      "&status=failed",
      "&rootsOnly=true",
    ];
    for (const filter of [...filters, "&rootRunId=xx", "&limit=-1", "&bogus=1", `&parentRunId=${unknownRun}`]) {
      await expectSame(`/runs?flowName=${encodeURIComponent(name)}${filter}`);
    }
    await expectSame((side) => `/runs?rootRunId=${run(side).slice("/runs/".length)}`);
  });

  it("answers for unknown and malformed ids", async () => {
    for (const part of [
      "",
      "?wait=true",
      "/items",
      "/steps",
      "/flow",
      "/events",
      `/events?runId=${unknownRun}`,
      "/steps/s1",
    ]) {
      await expectSame(`/runs/${unknownRun}${part}`);
    }
    await expectSame(`/runs/${unknownRun}/cancel`, { method: "POST" });
    await expectSame(`/runs/${unknownRun}`, { method: "DELETE" });
    for (const part of ["", "/items", "/steps", "/flow", "/steps/s1"]) await expectSame(`/runs/xx${part}`);
  });

  /** Expects equal answers about steps, which real runtimes list in any order. */
  async function expectSameSteps(path: (side: Side) => string): Promise<void> {
    const { theirs, own } = await askBoth(path);
    expect(inOrder(own)).toEqual(inOrder(theirs));
  }
});

/** A flow whose steps follow each other without a gate. */
const gatedOpen = {
  steps: [
    { id: "s0", component: "/raw/echo", input: 1 },
    { id: "s1", component: "/raw/echo", input: [{ $input: "$" }, { $step: "s0" }] },
  ],
  output: { $step: "s1" },
};

function inOrder({ body, ...rest }: Answer): object {
  const { steps, ...others } = body as { steps?: { itemIndex: number; stepIndex: number; journalSeqno: number }[] };
  const { step } = body as { step?: object };
  if (step !== undefined) return { ...rest, body: { step: { ...step, journalSeqno: 0 } } };
  if (steps === undefined) return { ...rest, body };
  // Items run at the same time, so that the numbers of their events may be swapped.
  const numbers = steps.map(({ journalSeqno }) => journalSeqno).sort((a, b) => a - b);
  const sorted = steps
    .toSorted((a, b) => a.itemIndex - b.itemIndex || a.stepIndex - b.stepIndex)
    .map((step) => ({ ...step, journalSeqno: 0 }));
  return { ...rest, body: { ...others, steps: sorted }, ...("summary" in others ? { numbers } : {}) };
}

function eventsOf({ body, ...rest }: Answer): object {
  const events = String(body)
    .split("\n")
    .filter((line) => line.startsWith("data:"))
    .map((line) => {
      const { sequenceNumber, event } = JSON.parse(line.slice("data:".length)) as {
        sequenceNumber: number;
        event: object;
      };
      return [sequenceNumber, event];
    });
  return { ...rest, events };
}
