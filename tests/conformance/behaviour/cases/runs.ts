import { own } from "@stepflow/worker/flow";
import { expect } from "vitest";
import { type Case, execute, expectFailure, failureOf, outputOf, stepFlow, successes } from "../case.ts";
import { mixedText } from "./texts.ts";

const UUID = /^[0-9a-f-]{36}$/;
const HASH = /^[0-9a-f]{64}$/;

/** Cases about runs that components start, and about their other requests. */
export const runCases: readonly Case[] = [
  {
    name: "a component runs a flow over several inputs and gets the results by index",
    ids: ["runs.methods", "methods.to-runtime", "transport.callbacks", "flows.as-blobs"],
    smoke: true,
    feature: "Sub-runs: submit and wait",
    async check(target) {
      const flow = stepFlow(target, "/echo");
      expect(
        await outputOf(target, "/sub", { flow, inputs: [{ n: 1 }, null, "é 😀"], maxConcurrency: 1 }),
      ).toMatchObject({
        runId: expect.stringMatching(UUID),
        flowId: expect.stringMatching(HASH),
        status: "completed",
        items: { total: 3, completed: 3, failed: 0 },
        results: [{ n: 1 }, null, "é 😀"].map((result, itemIndex) => ({
          itemIndex,
          result: { outcome: "success", result },
        })),
      });
    },
  },
  {
    name: "a run that a component starts obeys its limit of concurrent items",
    ids: ["runs.methods"],
    smoke: true,
    async check(target) {
      const flow = stepFlow(target, "/at-once");
      const inputs = Array.from({ length: 12 }, (_, n) => n);
      for (const maxConcurrency of [1, 3]) {
        const run = await outputOf<{ results: readonly { itemIndex: number; result: { result: number } }[] }>(
          target,
          "/sub",
          { flow, inputs, maxConcurrency },
        );
        expect(run).toMatchObject({ status: "completed", items: { total: 12, completed: 12, running: 0 } });
        expect(run.results.map(({ itemIndex }) => itemIndex)).toEqual(inputs);
        expect(Math.max(...run.results.map(({ result }) => result.result))).toBeLessThanOrEqual(maxConcurrency);
      }
    },
  },
  {
    name: "a component submits a run, continues, and later waits for its end and reads its state",
    ids: ["runs.methods"],
    smoke: true,
    feature: "Sub-runs: submit, get later",
    async check(target) {
      const flow = stepFlow(target, "/sleep");
      const { submitted, ended, bare } = await outputOf<Record<string, object>>(target, "/submit-then-get", {
        flow,
        inputs: [{ ms: 30 }],
      });
      expect(submitted).toMatchObject({ status: "running", runId: expect.stringMatching(UUID) });
      expect(ended).toMatchObject({
        status: "completed",
        results: [{ itemIndex: 0, result: { outcome: "success", result: { ms: 30 } } }],
      });
      expect(bare).toMatchObject({ status: "completed", items: { total: 1, completed: 1 } });
      expect(bare).not.toHaveProperty("results");
    },
  },
  {
    name: "a sub-run with a failing item is a result that contains the error of that item",
    ids: ["runs.methods", "examples.load-user"],
    feature: "Sub-runs: a failing item is a result",
    async check(target) {
      const flow = stepFlow(target, "/checked");
      const input = { flow, inputs: [{ n: 4 }, { n: "four" }] };
      if (target.restartsOnFailure) {
        // The failure of the inner component kills the worker, and with it the outer component.
        const [outcome] = await execute(target, "/sub", [input]);
        expect(outcome).toMatchObject({ outcome: "failed" });
        return "no: the runtime restarts the worker";
      }
      expect(await outputOf(target, "/sub", input)).toMatchObject({
        status: "failed",
        items: { total: 2, completed: 1, failed: 1 },
        results: [
          { itemIndex: 0, status: "completed", result: { outcome: "success", result: { n: 2 } } },
          { itemIndex: 1, status: "failed", result: { outcome: "failed", error: { message: expect.any(String) } } },
        ],
      });
      return "yes";
    },
  },
  {
    name: "a flow is stored as a blob and run by its id, in either spelling",
    ids: ["flows.as-blobs", "runs.methods", "blobs.ids.both-spellings"],
    feature: "Flows as blobs",
    async check(target) {
      const first = await outputOf<{ flowId: string }>(target, "/sub", {
        flow: stepFlow(target, "/echo"),
        inputs: ["by definition"],
      });
      for (const flow of [first.flowId, `sha256:${first.flowId}`]) {
        expect(await outputOf(target, "/sub", { flow, inputs: ["by id"] })).toMatchObject({
          flowId: first.flowId,
          results: [{ result: { outcome: "success", result: "by id" } }],
        });
      }
    },
  },
  {
    name: "evaluating a flow returns its output, or throws its failure",
    ids: ["runs.methods", "callbacks.introspection"],
    feature: "Flows evaluated by components",
    async check(target) {
      const flow = stepFlow(target, "/checked");
      expect(await outputOf(target, "/evaluate", { flow, inputs: [{ n: 8 }] })).toEqual({ output: { n: 4 } });
      expect(await outputOf(target, "/evaluate-all", { flow, inputs: [{ n: 2 }, { n: 4 }] })).toEqual([
        { outcome: "success", result: { n: 1 } },
        { outcome: "success", result: { n: 2 } },
      ]);
      expect(await outputOf(target, "/evaluate-all", { flow, inputs: [] })).toEqual([]);
      if (target.restartsOnFailure) return;
      const failed = { failed: expect.any(String) };
      expect(await outputOf(target, "/evaluate", { flow, inputs: [{ n: "x" }] })).toEqual(failed);
    },
  },
  {
    name: "a flow names components of the same worker without the route to it",
    ids: ["runs.methods", "flows.as-blobs"],
    smoke: true,
    feature: "Sub-runs of own components, by `own()`",
    async check(target) {
      const flow = { steps: [{ id: "s", component: own("/echo"), input: { $input: "$" } }], output: { $step: "s" } };
      expect(await outputOf(target, "/evaluate", { flow, inputs: ["own"] })).toEqual({ output: "own" });
      expect(await outputOf(target, "/evaluate-stored", { flow, inputs: ["stored"] })).toBe("stored");
      const outer = {
        steps: [
          { id: "s", component: own("/evaluate"), input: { flow: { $literal: flow }, inputs: [{ $input: "$" }] } },
        ],
        output: { $step: "s" },
      };
      expect(await outputOf(target, "/evaluate", { flow: outer, inputs: ["inner"] })).toEqual({
        output: { output: "inner" },
      });
    },
  },
  {
    name: "a flow with an unknown route fails the run",
    ids: ["runs.methods"],
    smoke: true,
    async check(target) {
      const flow = {
        steps: [{ id: "s", component: "/elsewhere/echo", input: { $input: "$" } }],
        output: { $step: "s" },
      };
      const message =
        /^error routing component(?:: .+)?\. No route of the runtime leads to a component of the flow: .*own\("\/path"\)/;
      const failed = expect.stringMatching(message);
      expect(await outputOf(target, "/evaluate", { flow, inputs: [1] })).toEqual({ failed });
      expect(await outputOf(target, "/sub", { flow, inputs: [1] })).toMatchObject({
        results: [{ result: { outcome: "failed", error: { message: failed } } }],
      });
      if (target.restartsOnFailure) return;
      const { message: parent } = await failureOf(target, "/evaluate-all", { flow, inputs: [1, 2] });
      expect(parent).toMatch(/No route of the runtime leads to a component of the flow/);
    },
  },
  {
    name: "an invalid flow fails like a flow whose steps fail",
    ids: ["runs.methods"],
    async check(target) {
      const flow = { name: "wrong", steps: [], output: { $step: "nowhere" } };
      expect(await outputOf(target, "/evaluate", { flow, inputs: [1] })).toEqual({ failed: expect.any(String) });
      const failed = { outcome: "failed", error: { code: expect.any(Number), message: expect.any(String) } };
      expect(await outputOf(target, "/evaluate-all", { flow, inputs: [1, 2] })).toMatchObject([failed, failed]);
    },
  },
  {
    name: "a component reads the workflow and the step that it belongs to",
    ids: [
      "callbacks.introspection",
      "patterns.state-and-introspection",
      "context.workflow-info",
      "context.step-info",
      "methods.to-runtime",
    ],
    feature: "Introspection of workflow and step",
    async check(target) {
      expect(await outputOf(target, "/introspect")).toEqual({
        name: "only /introspect",
        stepIds: ["only"],
        status: "running",
        component: target.path("/introspect"),
        input: { $input: "$" },
      });
    },
  },
  {
    name: "overrides replace the input of a step, or are refused where the runtime would ignore them",
    ids: ["runs.methods"],
    feature: "Sub-runs: overrides",
    async check(target) {
      const input = {
        flow: stepFlow(target, "/echo"),
        inputs: ["given"],
        overrides: { only: { value: { input: "replaced" } } },
      };
      if (target.ignoresOverrides) {
        const failure = await failureOf(target, "/sub", input);
        expect(failure.message).toMatch(/^This runtime does not support overrides/);
        return "no: refused";
      }
      expect(await outputOf(target, "/sub", input)).toMatchObject({
        results: [{ result: { outcome: "success", result: "replaced" } }],
      });
      return "yes";
    },
  },
  {
    name: "a component that waits for a run without inputs continues",
    ids: ["wire.md#callbacks"],
    async check(target) {
      const status = await outputOf(target, "/sub", { flow: stepFlow(target, "/echo"), inputs: [] });
      expect(status).toMatchObject({ status: target.endsEmptyRuns ? "completed" : "running", items: { total: 0 } });
    },
  },
  {
    name: "an unknown flow fails with the runtime's error",
    ids: ["runs.methods", "errors.standard-codes"],
    async check(target) {
      const failure = await failureOf(target, "/sub", { flow: "f".repeat(64), inputs: [1] });
      expectFailure(target, failure, {
        code: -32100,
        message: expect.stringMatching(`^Runtime refused runs/submit \\(${target.flowNotFound}\\): Not found`),
        data: { method: "runs/submit", code: target.flowNotFound, component: "/sub" },
      });
    },
  },
  {
    name: "an unknown run fails with the runtime's error",
    ids: ["runs.methods", "errors.standard-codes"],
    async check(target) {
      const runId = "00000000-0000-7000-8000-000000000000";
      const failure = await failureOf(target, "/get-run", { runId });
      expectFailure(target, failure, { code: -32100, message: "Runtime refused runs/get (-32000): Failed to get run" });
    },
  },
  {
    name: "a method that the runtime knows and does not serve is refused",
    ids: ["callbacks.other-methods"],
    async check(target) {
      const failure = await failureOf(target, "/call", { method: "components/list", params: {} });
      expect(failure.message).toBe("Runtime refused components/list (-32601): Method not found: components/list");
    },
  },
  {
    name: "a call of an unknown method ends by its deadline",
    ids: ["callbacks.other-methods", "wire.md#callbacks"],
    async check(target) {
      const failure = await failureOf(target, "/call", { method: "state/get", params: { key: "k" } });
      expect(failure.message).toBe("Runtime did not answer state/get within 300 ms.");
    },
  },
  {
    name: "64 KiB of mixed text pass through a callback and back unchanged, 40 times of 40",
    ids: ["answers.ascii", "wire.md#event-streams"],
    smoke: true,
    feature: "64 KiB of non-ASCII text through callbacks",
    async check(target) {
      const flow = stepFlow(target, "/echo");
      const outer = stepFlow(target, "/sub", { input: { flow: { $literal: flow }, inputs: [{ $input: "$" }] } });
      const lost: string[] = [];
      // The value is sent in parts, because runtimes accept requests of at most 2 MiB.
      for (let part = 0; part < 4; part++) {
        const texts = Array.from({ length: 10 }, (_, index) => mixedText(65_536, 10 * part + index));
        const outputs = successes(await target.runFlow(outer, texts));
        const arrived = (outputs as SubRun[]).map(({ results }) => results[0]?.result.result);
        lost.push(...texts.filter((text, index) => arrived[index] !== text));
      }
      expect(lost).toEqual([]);
    },
  },
];

interface SubRun {
  readonly results: readonly { readonly result: { readonly result: unknown } }[];
}
