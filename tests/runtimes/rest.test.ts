import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it } from "vitest";
import { echoFlow as flow } from "../support/data/flows.ts";
import { MALFORMED_JSON } from "../support/data/malformed-json.ts";
import { type Answer, type Side, useComparison } from "../support/data/rest-comparison.ts";

const { sides, askBoth, expectSame, stored, started } = useComparison();

const gatedFlow = {
  steps: [
    { id: "s0", component: "/raw/echo", input: 1 },
    { id: "s1", component: "/raw/gated", input: [{ $input: "$" }, { $step: "s0" }] },
    { id: "s2", component: "/raw/echo", input: { $step: "s1" } },
  ],
  output: { $step: "s2" },
};
const failingFlow = { steps: [{ id: "s1", component: "/raw/fail" }], output: { $step: "s1" } };
const unknownRun = "01a2000d-06a1-7e01-95fb-24c2b2e57a1e";
const unknownHash = "0".repeat(64);
const jsonType = { "content-type": "application/json" };

describe("the REST API of the embedded runtime, compared with 0.11.1", () => {
  it("health, components with and without schemas", async () => {
    await expectSame("/health");
    await expectSame("/components?includeSchemas=maybe");
    for (const query of ["", "?includeSchemas=false"]) {
      const { theirs, own } = await askBoth(`/components${query}`);
      const of = ({ body }: Answer): { component: string }[] => (body as { components: [] }).components;
      expect(own.headers).toEqual(theirs.headers);
      // The embedded runtime lacks the built-in component that needs a network, and has schemas of its own for the others.
      const lacking = ["/openai"];
      const names = of(theirs).map(({ component }) => component);
      expect(of(own).map(({ component }) => component)).toEqual(names.filter((name) => !lacking.includes(name)));
      const find = (answer: Answer): unknown => of(answer).find(({ component }) => component === "/echo");
      expect(find(own)).toEqual(find(theirs));
      const evaluate = of(own).find(({ component }) => component === "/eval");
      expect(Object.hasOwn(evaluate ?? {}, "input_schema")).toBe(query === "");
    }
  });

  describe("runs", () => {
    it("submits with and without waiting", async () => {
      const flowId = await stored(flow);
      for (const input of [[1], [1, { a: "ü" }], []])
        await expectSame("/runs", { json: { flowId, input, wait: true } });
      await expectSame("/runs", { json: { flowId, input: [1] } });
      await expectSame("/runs", { json: { flowId, input: [1], wait: null, overrides: null, variables: null } });
      const failing = await stored(failingFlow);
      await expectSame("/runs", { json: { flowId: failing, input: [1, 2], wait: true } });
    });

    it.each([
      ["no input", {}],
      ["an input that is not a list", { input: 3 }],
      ["wait is a number", { input: [1], wait: 1 }],
      ["timeoutSecs below 0", { input: [1], timeoutSecs: -1 }],
      ["maxConcurrency below 0", { input: [1], maxConcurrency: -1 }],
      ["overrides as 0.9 spells them", { input: [1], overrides: { s1: { value: {} } } }],
      ["overrides as a number", { input: [1], overrides: 3 }],
      ["an override as a number", { input: [1], overrides: { steps: { s1: 3 } } }],
      ["an override of an unknown kind", { input: [1], overrides: { steps: { s1: { $type: "zzz", value: {} } } } }],
      ["an override of an unknown step", { input: [1], overrides: { steps: { nope: { value: {} } } } }],
      ["variables as a number", { input: [1], variables: 3 }],
    ])("refuses a submission: %s", async (_what, request) => {
      const flowId = await stored(flow);
      const answer = await expectSame("/runs", { json: { flowId, ...request } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    });

    it.each([
      '"maxConcurrency":18446744073709551616',
      '"maxConcurrency":1e30',
      '"maxConcurrency":1.5',
      '"timeoutSecs":18446744073709551616',
      '"timeoutSecs":-1e30',
      '"input":[2]',
      '"wait":true,"wait":true',
      '"overrides":null,"overrides":null',
      '"variables":{},"variables":{}',
      '"maxConcurrency":2,"maxConcurrency":2',
      '"timeoutSecs":2,"timeoutSecs":2',
    ])("refuses a submission with %s", async (members) => {
      const flowId = await stored(flow);
      const body = `{"flowId":"${flowId}","input":[1],${members}}`;
      expect(await expectSame("/runs", { body, headers: jsonType })).toMatchObject({ status: 422 });
    });

    it.each(Object.keys(MALFORMED_JSON))("passes %s to a component, or refuses it", async (what) => {
      const flowId = await stored(flow);
      const body = `{"flowId":"${flowId}","input":[${MALFORMED_JSON[what]}],"wait":true}`;
      await expectSame("/runs", { body, headers: jsonType });
    });

    it("refuses a submission of an unknown flow, and one without a flow", async () => {
      for (const json of [{ input: [1] }, { flowId: 3, input: [1] }, 7]) await expectSame("/runs", { json });
    });

    it("returns an ended run, its items, steps and flow", async () => {
      const overridden = (value: object): object => ({
        input: [1],
        wait: true,
        overrides: { steps: { s1: { value } } },
      });
      for (const run of [
        await started(flow, { input: [1, "zwei"], wait: true }),
        await started(flow, overridden({ input: 1 })),
        await started(flow, overridden({ component: "/raw/fail" })),
        await started(failingFlow, { input: [1, 2], wait: true }),
      ]) {
        await expectSame(run);
        await expectSame((side) => `${run(side)}?wait=true&timeoutSecs=3`);
        await expectSame((side) => `${run(side)}?wait=maybe`);
        const spelled = (idOf: (runId: string) => string) => (side: Side) =>
          run(side).replace(/[^/]+$/, (runId) => encodeURIComponent(idOf(runId)));
        await expectSame(spelled((runId) => runId.replaceAll("-", "")));
        await expectSame(spelled((runId) => `{${runId}}`));
        await expectSame(spelled((runId) => `urn:uuid:${runId.toUpperCase()}`));
        for (const part of ["items", "items?resultOrder=by_completion", "flow", "bogus"]) {
          await expectSame((side) => `${run(side)}/${part}`);
        }
        for (const index of ["", "?itemIndex=0", "?itemIndex=9", "?itemIndex=-1", "?itemIndex=0&itemIndex=0"]) {
          await expectSame((side) => `${run(side)}/steps${index}`);
        }
        await expectSame((side) => `${run(side)}/events`);
        await expectSame((side) => `${run(side)}/cancel`, { method: "POST" });
      }
    });

    it("returns a running run, and does not delete it; waiting for it ends at the time limit", async () => {
      const run = await started(gatedFlow, { input: [1, 2] });
      await Promise.all(sides.map(({ entered }) => entered.promise));
      await expectSame(run);
      await expectSame((side) => `${run(side)}?wait=true&timeoutSecs=0`);
      await expectSame((side) => `${run(side)}?wait=true&timeoutSecs=1`);
      await expectSame((side) => `${run(side)}/items`);
      await expectSame(run, { method: "DELETE" });
      const flowId = await stored(gatedFlow);
      await expectSame("/runs", { json: { flowId, input: [1], wait: true, timeoutSecs: 0 } });
      for (const side of sides) side.gate.resolve();
      await expectSame((side) => `${run(side)}?wait=true`);
      for (const side of sides) Object.assign(side, { gate: createDeferred<void>(), entered: createDeferred<void>() });
    });

    it("lists runs", async () => {
      const name = `listed ${Date.now()}`;
      await started({ ...flow, name }, { input: [1], wait: true });
      await started({ ...flow, name }, { input: [1, 2], wait: true });
      for (const query of ["", "&limit=1", "&limit=0", "&limit=1&offset=1", "&status=failed", "&rootsOnly=true"]) {
        await expectSame(`/runs?flowName=${encodeURIComponent(name)}${query}`);
      }
      await expectSame(`/runs?rootRunId=${unknownRun}`);
    });

    it.each([
      "limit=-1",
      "limit=18446744073709551616",
      "limit=1&limit=1",
      "offset=99999999999999999999999",
      "offset=%2B",
      "flowName=a&flowName=a",
      "status=bogus",
      "status=failed&status=failed",
      "rootsOnly=1",
      "rootRunId=zzz",
      "rootRunId=",
      `rootRunId=${unknownRun}&rootRunId=${unknownRun}`,
    ])("does not list runs by %s", async (query) => {
      expect(await expectSame(`/runs?${query}`)).toMatchObject({ status: 400 });
    });

    it.each<[string, (id: string) => string, number]>([
      ["in capitals", (id) => id.toUpperCase(), 200],
      ["without hyphens", (id) => id.replaceAll("-", ""), 200],
      ["in braces", (id) => `%7B${id}%7D`, 200],
      ["as a URN", (id) => `urn:uuid:${id}`, 200],
      ["with an escape", (id) => id.replace("-", "%2d"), 200],
      ["without hyphens in braces", (id) => `%7B${id.replaceAll("-", "")}%7D`, 400],
      ["as a URN in capitals", (id) => `URN:UUID:${id}`, 400],
      ["with a brace", (id) => `%7B${id}`, 400],
      ["cut short", (id) => id.slice(0, -1), 400],
      ["with one digit too many", (id) => `${id}0`, 400],
      ["with one group too many", (id) => `${id}-`, 400],
      ["grouped in another way", (id) => id.replace(/(.)-/, "-$1"), 400],
      ["with too few digits", (id) => id.replaceAll("-", "").slice(1), 400],
      ["with a strange letter", (id) => `${id.slice(0, -1)}%C3%BC`, 400],
      ["with bytes that are no text", (id) => `${id.slice(0, -1)}%ff`, 400],
    ])("the id of a run %s", async (_how, spell, status) => {
      const run = await started(flow, { input: [1], wait: true });
      const { theirs, own } = await askBoth((side) => `/runs/${spell(run(side).slice("/runs/".length))}/items`);
      const neutral = ({ body }: Answer): unknown =>
        typeof body === "string" ? body.replace(/with value `.*?`/, "") : body;
      expect([own.status, neutral(own)]).toEqual([theirs.status, neutral(theirs)]);
      expect(theirs.status).toBe(status);
      await expectSame(`/runs?rootRunId=${spell(unknownRun)}`);
    });

    it.each(["", "/items", "/steps", "/flow", "/events"])("a run that does not exist: GET %s", async (part) => {
      await expectSame(`/runs/${unknownRun}${part}`);
      await expectSame(`/runs/zzz${part}`);
    });

    it("a run that does not exist cannot be cancelled or deleted", async () => {
      for (const id of [unknownRun, "zzz"]) {
        await expectSame(`/runs/${id}/cancel`, { method: "POST" });
        await expectSame(`/runs/${id}`, { method: "DELETE" });
      }
    });
  });

  it("bodies above 2 MiB, for flows and runs", async () => {
    for (const path of ["/flows", "/runs"]) await expectSame(path, { json: { flow: "x".repeat(2_097_152) } });
  });

  it.each([
    ["GET", "/bogus"],
    ["GET", "/health/"],
    ["GET", "/flows"],
    ["PUT", "/blobs"],
    ["GET", "/blobs"],
    ["DELETE", `/blobs/${unknownHash}`],
    ["PATCH", `/runs/${unknownRun}`],
    ["HEAD", "/health"],
    ["OPTIONS", "/runs"],
    ["OPTIONS", "/bogus"],
    ["DELETE", "/flows/%ff"],
  ])("refuses unknown paths and other methods: %s %s", async (method, path) => {
    await expectSame(path, { method });
  });
});
