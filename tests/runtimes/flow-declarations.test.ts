import type { Client } from "@stepflow/client";
import { createWorker, defineComponent, jsonSchema, silentLogger } from "@stepflow/worker";
import { extendFlow, flow, flowReferencesOf, flowVariablesOf, fromYaml, variablesFromEnv } from "@stepflow/worker/flow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  EMBEDDED,
  EMBEDDED_PULL,
  IN_PROCESS,
  IN_PROCESS_V0,
  openTestBench,
  REAL_09,
  REAL_011,
  REAL_013,
} from "../support/runtimes/test-bench.ts";

const echo = defineComponent({ path: "/echo", execute: (input: unknown) => input });
const double = defineComponent({ path: "/double", execute: ({ n }: { n: number }) => ({ doubled: n * 2 }) });
const worker = createWorker({ name: "declared", logger: silentLogger, components: [echo, double] });
const mount = { lab: worker };

interface Tree {
  readonly children: readonly Tree[];
}
const text = jsonSchema<string>({ type: "string" });
/** Refers to itself, so the references in it have to lead to its place in the flow. */
const tree = jsonSchema<Tree>({ type: "object", properties: { children: { type: "array", items: { $ref: "#" } } } });

const declaring = flow(
  {
    name: "declaring",
    description: "Has everything that a flow can declare.",
    mount,
    input: jsonSchema<{ n: number }>({ type: "object", properties: { n: { type: "number" } }, required: ["n"] }),
    output: jsonSchema<{ key: string; model: string; tree: Tree; pair: string[] }>({ type: "object" }),
    variables: {
      key: { schema: text, secret: true, env: "DECLARING_KEY", description: "The key." },
      model: { schema: text, default: "small" },
      tree,
    },
    metadata: { owner: { name: "tests" }, $tags: ["a", "b"] },
  },
  ({ step, variable }) => ({
    key: variable("key"),
    model: variable("model"),
    tree: variable("tree"),
    pair: step<string[]>("pair", "/lab/echo", [variable("key"), variable("model")]),
  }),
);

const doubling = flow<{ n: number }, unknown>({ name: "doubling", description: "Doubles twice.", mount }, (builder) => {
  const once = builder.step("once", double, { n: builder.input.n });
  return builder.step("twice", double, { n: once.doubled });
});

describe.each([REAL_09, REAL_011, REAL_013, EMBEDDED, EMBEDDED_PULL, IN_PROCESS, IN_PROCESS_V0])(
  "what flows declare, on runtime $name",
  (way) => {
    let client: Client;
    let stop = async (): Promise<void> => {};
    beforeAll(async () => {
      const lab = await openTestBench(way, worker);
      client = lab.client;
      stop = lab.close;
    });
    afterAll(() => stop());

    it("is stored with the flow, which the runtime finds no fault with", async () => {
      const { flowId, diagnostics } = await client.storeFlow(declaring);
      expect(diagnostics).toEqual([]);
      const stored = (await client.getFlow(flowId)) as typeof declaring.definition;
      const { schemas, metadata } = declaring.definition;
      expect({ schemas: stored.schemas, metadata: stored.metadata }).toEqual({ schemas, metadata });
      const byName = (flow: object): unknown => flowVariablesOf(flow).toSorted((a, b) => (a.name < b.name ? -1 : 1));
      expect(byName(stored)).toEqual(byName(declaring));
    });

    it("gives variables their defaults, requires the others, and validates nothing", async () => {
      const resultOf = async (variables: Record<string, unknown>): Promise<unknown> =>
        (await client.run(declaring, [{ n: 1 }], { variables })).items[0]?.result;
      const given = { ...variablesFromEnv(declaring, { DECLARING_KEY: "12" }), tree: { children: [{ children: [] }] } };
      const set = { ...given, key: "12", model: "large" };
      expect(await resultOf(set)).toEqual({ outcome: "success", result: { ...set, pair: ["12", "large"] } });
      const omitted = { ...set, model: "small", pair: ["12", "small"] };
      expect(await resultOf(given)).toEqual({ outcome: "success", result: omitted });
      expect(await resultOf({ ...set, key: ["no text"] })).toMatchObject({ outcome: "success" });
      expect(await resultOf({ tree: given.tree })).toMatchObject({
        outcome: "failed",
        error: { message: expect.stringMatching(/variable.*key/i) },
      });
    });

    it("survives YAML, and can be extended", async () => {
      const loaded = await fromYaml<{ n: number }, { doubled: number }>(await doubling.toYaml());
      const extended = extendFlow(loaded, { mount }, ({ output, outputOf, step }) => [
        output,
        output.doubled,
        step("again", double, { n: outputOf<{ doubled: number }>("once").doubled }).doubled,
      ]);
      const run = await Promise.all(
        [loaded.definition, extended.definition].map((flow) => client.run(flow, [{ n: 3 }])),
      );
      expect(run.map(({ items }) => items[0]?.result)).toEqual([
        { outcome: "success", result: { doubled: 12 } },
        { outcome: "success", result: [{ doubled: 12 }, 12, 12] },
      ]);
      expect(flowReferencesOf(extended).map(({ from, path }) => [from, path])).toEqual([
        ["once", "$.n"],
        ["twice", "$.doubled"],
        ["again", "$.doubled"],
        [undefined, "$"],
        [undefined, "$.doubled"],
        [undefined, "$.doubled"],
      ]);
    });
  },
);
