import type { Client } from "@stepflow/client";
import { v0Flow, v1Flow } from "@stepflow/protocol/documents";
import { ComponentError, createWorker, defineComponent, FlowError, silentLogger } from "@stepflow/worker";
import { coalesce, type Flow, field, flow, literal, variable, when } from "@stepflow/worker/flow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
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
const greet = defineComponent({
  path: "/greet/{name}",
  execute: ({ loud }: { loud: boolean }, { params }) => ({ text: loud ? params.name.toUpperCase() : params.name }),
});
const executed: string[] = [];
const count = defineComponent({
  path: "/count",
  execute({ id, failures = 0 }: { id: string; failures?: number }, { attempt }) {
    executed.push(id);
    if (attempt <= failures) throw new ComponentError(`attempt ${attempt} failed`);
    return { attempt };
  },
});
const evaluate = defineComponent({
  path: "/evaluate",
  description: "Evaluates a flow that was built, within a component.",
  async execute({ n }: { n: number }, ctx) {
    const output = await ctx.evaluateFlow(doubling, { n });
    const flowId = await ctx.putBlob(doubling, { type: "flow" });
    const stored = await ctx.evaluateFlow(flowId, { n });
    const results = await ctx.evaluateRun(doubling, [{ n: 1 }, { n: 2 }, { n: 3 }], { maxConcurrency: 2 });
    const failed = await ctx.evaluateFlow(failing, {}).catch((error: unknown) => error);
    const values = results.map((result) => (result.outcome === "success" ? result.result : undefined));
    return { output, stored, values, failed: failed instanceof FlowError && typeof failed.runId };
  },
});
const double = defineComponent({ path: "/double", execute: ({ n }: { n: number }) => ({ doubled: n * 2 }) });
const worker = createWorker({
  name: "typed",
  logger: silentLogger,
  components: [echo, greet, count, double, evaluate],
});
const mount = { lab: worker };

// Its type is annotated, because a component of the mounted worker evaluates the flow itself.
const doubling: Flow<{ n: number }, { doubled: number }> = flow({ name: "doubling", mount }, ({ input, step }) => {
  const once = step("once", double, { n: input.n });
  return step("twice", double, { n: once.doubled });
});
const failing: Flow = flow({ name: "failing", mount }, ({ step }) =>
  step("fails", count, { id: "failing", failures: 9 }),
);

interface Input {
  readonly user: { readonly name: string; readonly "home town": string; readonly 'say "hi"': string };
  readonly list: readonly { readonly x: number }[];
  readonly byNumber: { readonly 7: string };
  readonly yes: boolean;
  readonly no: boolean;
  readonly zero: number;
  readonly empty: string;
  readonly nothing: string | null;
  readonly none: { readonly x: number } | null;
  readonly absent?: string;
  readonly then: string;
}

const input: Input = {
  user: { name: "Zoë", "home town": "Pointe-à-Pitre", 'say "hi"': "hello" },
  list: [{ x: 1 }, { x: 2 }],
  byNumber: { 7: "seven" },
  yes: true,
  no: false,
  zero: 0,
  empty: "",
  nothing: null,
  none: null,
  then: "later",
};

/** Every form of expression, with its value. */
const forms = flow<Input, unknown>(
  { name: "forms", description: "Every form: a, b & c.", mount },
  ({ input, step }) => {
    const given = step("given", echo, input);
    const all = step<Input>("all", "/lab/echo", given, { mustExecute: true, metadata: { owner: "tests" } });
    return {
      whole: input,
      field: input.user.name,
      quoted: [input.user["home town"], input.user['say "hi"']],
      element: input.list[1]?.x,
      named: [field(input, "then"), field(input.byNumber, "7" as never)],
      step: all,
      stepParts: [all.user.name, all.list[0], all.user["home town"]],
      variables: [
        variable<string>("given"),
        variable<{ inner: number[] }>("object").inner[1],
        variable("absent", "fallback"),
        variable("absent", { part: { deep: 5 } }).part.deep,
        variable("absent", input.user).name,
      ],
      chosen: [
        when(input.yes, "then", "else"),
        when(input.no, "then", "else"),
        when(input.no, "then"),
        when(input.zero, "then", "else"),
        when(input.empty, "then", "else"),
        when(input.nothing, "then", "else"),
        when(input.absent, "then", "else"),
        when(input.absent, input.absent, "in its place"),
        when(input.none.x, "then", "else"),
        when(input.yes, step("yes", echo, [input.zero]), step("no", echo, 2)),
      ],
      first: coalesce(input.nothing, variable<string | null>("nothing"), input.user.name),
      literal: literal({ $step: "all", list: [{ $input: "$" }] }),
      protected: step("data", echo, { deep: { $from: [1] }, $x: 1 }),
      greeted: step("greeted", greet, { loud: true }, { params: { name: "bob" } }).text,
      constant: { text: "a", list: [1, null, true] },
    };
  },
);

const expected = {
  whole: input,
  field: "Zoë",
  quoted: ["Pointe-à-Pitre", "hello"],
  element: 2,
  named: ["later", "seven"],
  step: input,
  stepParts: ["Zoë", { x: 1 }, "Pointe-à-Pitre"],
  variables: ["v", 11, "fallback", 5, "Zoë"],
  chosen: ["then", "else", null, "then", "then", "else", "else", "in its place", "else", [0]],
  first: "Zoë",
  literal: { $step: "all", list: [{ $input: "$" }] },
  protected: { deep: { $from: [1] }, $x: 1 },
  greeted: "BOB",
  constant: { text: "a", list: [1, null, true] },
};
const variables = { given: "v", object: { inner: [10, 11] }, nothing: null };

describe.each([REAL_09, REAL_011, REAL_013, EMBEDDED, EMBEDDED_PULL, IN_PROCESS, IN_PROCESS_V0])(
  "flows built of components, on runtime $name",
  (way) => {
    let client: Client;
    let stop = async (): Promise<void> => {};
    beforeAll(async () => {
      const lab = await openTestBench(way, worker);
      client = lab.client;
      stop = lab.close;
    });
    afterAll(() => stop());

    async function outcomeOf<Given>(built: Flow<Given>, given: Given): Promise<unknown> {
      const { items } = await client.run(built, [given], { variables });
      return items[0]?.result;
    }

    it("are valid and have the expected result, in every form", async () => {
      const isValid = way === REAL_09 ? v0Flow : v1Flow;
      expect(isValid(forms.definition)).toBe(true);
      const { stored, diagnostics } = await client.storeFlow(forms);
      expect({ stored, fatal: diagnostics.filter(({ level }) => level !== "warning") }).toEqual({
        stored: true,
        fatal: [],
      });
      expect(await outcomeOf(forms, input)).toEqual({ outcome: "success", result: expected });
    });

    it("have the same id in YAML", async () => {
      const yaml: object = parse(await forms.toYaml());
      expect(yaml).toEqual(forms.definition);
      // Since 0.12 fields have no order, so a flow gets another id each time it is stored.
      if (way === REAL_013) return;
      const [fromYaml, built] = await Promise.all([client.storeFlow(yaml), client.storeFlow(forms.definition)]);
      expect(fromYaml.flowId).toBe(built.flowId);
    });

    it("execute only needed steps, and those that must run", async () => {
      const lazy = flow({ name: "lazy", mount }, ({ step }) => {
        step("never", count, { id: "never" });
        step("must", count, { id: "must" }, { mustExecute: true });
        return step("asked", count, { id: "asked" }).attempt;
      });
      executed.length = 0;
      expect(await outcomeOf(lazy, {})).toEqual({ outcome: "success", result: 1 });
      expect(executed.toSorted()).toEqual(["asked", "must"]);
    });

    it("fail if they use an absent value, which their types show", async () => {
      const taking = [
        flow<Input, unknown>({ name: "absent", mount }, ({ input, step }) => step("a", echo, { part: input.absent })),
        flow<Input, unknown>({ name: "within", mount }, ({ input, step }) => step("a", echo, { part: input.none.x })),
        flow<Input, unknown>({ name: "first", mount }, ({ input, step }) => step("a", echo, coalesce(input.absent, 1))),
      ];
      for (const built of taking) {
        expect(await outcomeOf(built, input)).toMatchObject({ outcome: "failed" });
      }
    });

    it("continue with a value if a step fails, or retry it if the runtime does", async () => {
      const forgiving = flow({ name: "forgiving", mount }, ({ step }) =>
        step("fails", count, { id: "forgiving", failures: 9 }, { onError: { useDefault: { attempt: -1 } } }),
      );
      expect(await outcomeOf(forgiving, {})).toEqual({ outcome: "success", result: { attempt: -1 } });
      // A default is data: none of its parts is evaluated.
      const useDefault = { $step: "fails", list: [{ $input: "$" }] };
      const literally = flow({ name: "literally", mount }, ({ step }) =>
        step("fails", "/lab/count", { id: "literally", failures: 9 }, { onError: { useDefault } }),
      );
      expect(await outcomeOf(literally, {})).toEqual({ outcome: "success", result: useDefault });
      const retrying = flow({ name: "retrying", mount }, ({ step }) =>
        step("fails", count, { id: "retrying", failures: 2 }, { onError: { retry: 2 } }),
      );
      // Runtime 0.9 accepts the setting and ignores it (docs/internals/wire.md#errors-and-retries).
      const outcome = way === REAL_09 ? { outcome: "failed" } : { outcome: "success", result: { attempt: 3 } };
      expect(await outcomeOf(retrying, {})).toMatchObject(outcome);
    });

    it("are evaluated by components, with the types of their inputs and outputs", async () => {
      const outer = flow<{ n: number }, unknown>({ name: "outer", mount }, ({ input, step }) =>
        step("evaluate", evaluate, input),
      );
      expect(await outcomeOf(outer, { n: 5 })).toEqual({
        outcome: "success",
        result: {
          output: { doubled: 20 },
          stored: { doubled: 20 },
          values: [{ doubled: 4 }, { doubled: 8 }, { doubled: 12 }],
          failed: "string",
        },
      });
    });
  },
);
