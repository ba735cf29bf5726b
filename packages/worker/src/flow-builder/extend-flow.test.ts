import { describe, expect, it } from "vitest";
import { z } from "zod";
import { extendFlow, type Flow, flow, fromYaml, literal, variable, when } from "../flow.ts";

const text = `
name: base
description: Counts.
metadata: { owner: me }
schemas: { type: object, properties: { output: { type: object }, variables: { type: object, properties: { key: { type: string } }, required: [key] } } }
steps:
  - { id: count, component: /text/count, input: { $input: $ } }
output:
  words: { $step: count, path: $.words }
  whole: { $step: count }
  input: { $input: body }
  key: { $variable: key, default: { a: [1] } }
  data: { $literal: { list: [{ $x: 1 }] } }
  list: [{ $input: $.first }]
test: { cases: [] }
`;
interface Output {
  readonly words: number;
  readonly whole: { readonly lines: readonly number[] };
  readonly input: { readonly title: string };
  readonly key: { readonly a: readonly number[] };
  readonly data: { readonly list: readonly { readonly $x: number }[] };
  readonly list: readonly { readonly n: number }[];
}

const load = (): Promise<Flow<{ body: string }, Output>> => fromYaml(text);

describe("extendFlow", () => {
  it("adds steps, variables and metadata, and keeps the rest", async () => {
    const base = await load();
    const before = structuredClone(base.definition);
    const extended = extendFlow(
      base,
      { name: "more", variables: { model: z.string() }, metadata: { team: "x" } },
      ({ input, step, output, outputOf, variable }) => {
        const report = step("report", "/text/report", {
          body: input.body,
          count: outputOf<{ words: number }>("count").words,
          model: variable("model"),
        });
        return { ...{ words: output.words }, report };
      },
    );
    expect(extended.definition).toEqual({
      name: "more",
      description: "Counts.",
      metadata: { owner: "me", team: "x" },
      schemas: {
        type: "object",
        properties: {
          variables: {
            type: "object",
            properties: { key: { type: "string" }, model: { type: "string" } },
            required: ["key", "model"],
          },
        },
      },
      steps: [
        before.steps[0],
        {
          id: "report",
          component: "/text/report",
          input: {
            body: { $input: "$.body" },
            count: { $step: "count", path: "$.words" },
            model: { $variable: "$.model" },
          },
        },
      ],
      output: { words: { $step: "count", path: "$.words" }, report: { $step: "report" } },
    });
    expect(base.definition).toEqual(before);
  });

  it("looks parts of the output up in its template", async () => {
    const { definition } = extendFlow(await load(), {}, ({ output }) => [
      output,
      output.whole.lines[1],
      output.input.title,
      output.key.a[0],
      output.data.list[0],
      output.list[0]?.n,
    ]);
    expect(definition.name).toBe("base");
    expect(definition.output).toEqual([
      (await load()).definition.output,
      { $step: "count", path: "$.lines[1]" },
      { $input: "$.body.title" },
      { $variable: "$.key.a[0]", default: 1 },
      { $literal: { $x: 1 } },
      { $input: "$.first.n" },
    ]);
  });

  it("refuses steps and parts that the flow does not have, and ids that it has", async () => {
    const base = await load();
    expect(() => extendFlow(base, {}, ({ outputOf }) => outputOf("nope"))).toThrow(
      'The extended flow has no step "nope". Its steps are "count".',
    );
    expect(() => extendFlow(base, {}, ({ step }) => step("count", "/x", 1))).toThrow('two steps with the id "count"');
    expect(() => extendFlow(base, {}, ({ output }) => (output as never)["nope"])).toThrow("has no part .nope");
    const chosen = flow({ name: "f" }, () => when(variable<boolean>("b"), { a: 1 }, { a: 2 }));
    expect(() => extendFlow(chosen, {}, ({ output }) => output.a)).toThrow("has no part .a that can be referred to");
    const data = flow({ name: "f" }, () => literal({ $a: 1 }));
    expect(() => extendFlow(data, {}, ({ output }) => (output as never)["b"])).toThrow("has no part .b");
  });

  it("uses the variables of the extended flow by name", async () => {
    const build = (name: string) => extendFlow(await_, {}, ({ variable }) => variable(name as never));
    const await_ = await load();
    expect(build("key").definition.output).toEqual({ $variable: "$.key" });
    expect(() => build("nope")).toThrow('Flow "base" declares no variable "nope"');
  });
});

describe("fromYaml", () => {
  it("reads as runtimes do, and writes what it has read", async () => {
    const loaded = await load();
    expect((await fromYaml(await loaded.toYaml())).definition).toEqual(loaded.definition);
    expect((await fromYaml(JSON.stringify(loaded))).definition).toEqual(loaded.definition);
    const { definition } = await fromYaml("output: 007\nname: null\n");
    expect(definition).toEqual({ steps: [], output: "007" });
  });

  it.each([
    ["steps: [\n", "my.yaml:2:1: "],
    ["steps:\n  - id: a\noutput: 1\n", "my.yaml:2:5 (/steps/0/component): is missing"],
    ["steps: {}\n", "my.yaml:1:8 (/steps): must be array or null"],
    ["- 1\n", "my.yaml:1:1: must be object"],
    ["", "my.yaml"],
    ["output: 1\noutput: 2\n", 'my.yaml:2:1 (/output): "output" is repeated'],
    ["output:\n  n: 9007199254740993\n", "my.yaml:2:6"],
    ["output: .inf", "my.yaml:1:9"],
  ])("names the place of a fault in %j", async (faulty, message) => {
    const failure = await fromYaml(faulty, { source: "my.yaml" }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "InvalidFlowError", message: expect.stringContaining(message) });
  });
});
