import { expect } from "vitest";
import { type Case, execute, outputOf, outputsOf, stepFlow, successes } from "../case.ts";
import { SHAPES } from "./texts.ts";

const UUID = /^[0-9a-f-]{36}$/;
const HASH = /^[0-9a-f]{64}$/;

interface Meta {
  readonly component: string;
  readonly params: object;
  readonly runId: string;
  readonly sameLater: boolean;
}

/** Executing components and finding them. */
export const executeCases: readonly Case[] = [
  {
    name: "a component gets and returns JSON of any shape, and the items of a run keep their order",
    ids: ["blobs.any-json", "worker.local-and-remote", "messages.requests", "methods.to-worker"],
    smoke: true,
    feature: "Components with JSON of any shape",
    async check(target) {
      expect(await outputsOf(target, "/echo", SHAPES)).toEqual(SHAPES);
    },
  },
  {
    name: "a component that returns nothing has the output null",
    ids: ["wire.md#sendable-outputs"],
    async check(target) {
      expect(await outputOf(target, "/nothing")).toBeNull();
    },
  },
  {
    name: "the runtime lists the components with description, schemas and parameters",
    ids: ["components.methods", "methods.to-worker", "blobs.put.schema"],
    smoke: true,
    feature: "Discovery with schemas",
    async check(target) {
      const components = await target.components();
      const checked = components.find(({ component }) => component === "/checked");
      expect(checked).toMatchObject({
        description: "Halves a number.",
        inputSchema: { type: "object", required: ["n"] },
        outputSchema: { properties: { n: { type: "integer" } } },
      });
      const paths = components.map(({ component }) => component);
      expect(paths).toEqual(expect.arrayContaining(["/echo", "/greet/{name}", "/files/{drive}/{*path}"]));
    },
  },
  {
    name: "a path with parameters gives the component their values, and plain text wins over a parameter",
    ids: ["runtime.routes-and-runs", "worker.many-components"],
    feature: "Path parameters",
    async check(target) {
      expect(await outputOf(target, "/greet/Ada")).toBe("Hello Ada");
      expect(await outputOf(target, "/greet/everybody")).toBe("Hello to you all");
      expect(await outputOf(target, "/files/c/a/b.txt")).toEqual({ drive: "c", path: "a/b.txt" });
    },
  },
  {
    name: "a step receives the outputs of steps of other components",
    ids: ["blobs.shared", "worker.many-components", "patterns.state-and-introspection"],
    smoke: true,
    feature: "Flows of several steps",
    async check(target) {
      const step = (id: string, component: string, input: unknown) => ({
        id,
        component: target.path(component),
        input,
      });
      const flow = {
        name: "three steps",
        steps: [
          step("half", "/checked", { n: { $input: "n" } }),
          step("stored", "/round-trip", { half: { $step: "half", path: "n" } }),
          step("all", "/echo", { from: { $step: "stored", path: "data" }, id: { $step: "stored", path: "blobId" } }),
        ],
        output: { $step: "all" },
      };
      const outputs = successes(await target.runFlow(flow, [{ n: 8 }, { n: 6 }]));
      expect(outputs).toEqual([
        { from: { half: 4 }, id: expect.stringMatching(HASH) },
        { from: { half: 3 }, id: expect.stringMatching(HASH) },
      ]);
    },
  },
  {
    name: "the context knows run, step, flow, trace and attempt",
    ids: ["execution.own-context", "callbacks.introspection"],
    smoke: true,
    feature: "Run, step, flow and attempt in the context",
    async check(target) {
      expect(await outputOf(target, "/meta", {})).toEqual({
        component: "/meta",
        params: {},
        runId: expect.stringMatching(UUID),
        stepId: "only",
        flowId: expect.stringMatching(HASH),
        attempt: 1,
        traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
        spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
        sameLater: true,
      });
    },
  },
  {
    name: "concurrent executions have separate contexts",
    ids: ["execution.own-context"],
    async check(target) {
      const runs = await Promise.all(
        [40, 20, 1].map((waitMs) => outputsOf(target, "/meta", Array(5).fill({ waitMs })) as Promise<Meta[]>),
      );
      const ids = runs.map((run) => new Set(run.map(({ runId }) => runId)));
      expect(ids.map(({ size }) => size)).toEqual([1, 1, 1]);
      expect(new Set(ids.flatMap((set) => [...set])).size).toBe(3);
      expect(runs.flat().every(({ sameLater }) => sameLater)).toBe(true);
    },
  },
  {
    name: "50 items run at once",
    ids: ["correlation.any-order", "wire.md#concurrency-and-cancellation"],
    smoke: true,
    feature: "50 items at once",
    async check(target) {
      const inputs = Array.from({ length: 50 }, (_, index) => ({ index }));
      const outcomes = await target.runFlow(stepFlow(target, "/round-trip"), inputs, { maxConcurrency: 50 });
      expect(successes(outcomes)).toEqual(inputs.map((data) => ({ data, blobId: expect.stringMatching(HASH) })));
    },
  },
  {
    name: "an output of 20 MB arrives whole",
    ids: ["payloads.large", "wire.md#how-a-response-is-read"],
    feature: "Output of 20 MB",
    async check(target) {
      const bytes = 20_000_000;
      const [outcome] = await execute(target, "/big", [{ bytes }]);
      const text = outcome?.outcome === "success" ? String(outcome.result) : "";
      expect(text.length).toBe(bytes);
      expect(text).toMatch(/^x+$/);
    },
  },
  {
    name: "a component may write to stdout, where the runtime reads the port line",
    ids: ["worker.stdout", "worker.life-cycle"],
    feature: "`console.log` in components",
    async check(target) {
      expect(await outputsOf(target, "/print", [1, 2])).toEqual([1, 2]);
      expect(await outputOf(target, "/echo", "still there")).toBe("still there");
    },
  },
  {
    name: "an output may nest as deeply as runtimes read",
    ids: ["wire.md#how-a-response-is-read"],
    async check(target) {
      const output = await outputOf(target, "/nest", { depth: 110 });
      expect(JSON.stringify(output)).toBe(`${"[".repeat(110)}"end"${"]".repeat(110)}`);
    },
  },
  {
    name: "half of a surrogate pair arrives as a replacement character",
    ids: ["wire.md#how-a-response-is-read"],
    async check(target) {
      expect(await outputOf(target, "/odd", { kind: "surrogate" })).toEqual({ text: "a\ufffdb", "key\ufffd": true });
    },
  },
];
