import { v0Flow, v1Flow } from "@stepflow/protocol/documents";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { coalesce, type Expression, field, flow, literal, type StepOptions, variable, when } from "../flow.ts";
import { createWorker, defineComponent } from "../index.ts";

const echo = defineComponent({ path: "/echo", execute: (input: unknown) => input });
const greet = defineComponent({
  path: "/greet/{name}",
  execute: (_: { loud: boolean }, { params }) => ({ text: params.name }),
});
const worker = createWorker({ name: "lab", components: [echo, greet] });
const mount = { lab: worker };

describe("flow", () => {
  it("writes every form of expression as the runtimes read it", () => {
    const { definition } = flow<{ items: { "a b": number }[] }, unknown>(
      { name: "forms", description: "All of them.", mount },
      ({ input, step }) => {
        const first = step("first", echo, {
          whole: input,
          part: input.items[0]?.["a b"],
          list: [input.items, 1, null],
        });
        const second = step("second", "/builtin/eval", { first, name: variable("user", "nobody") });
        return {
          chosen: when(input.items, first, second),
          first: coalesce(variable("missing"), "x"),
          plain: literal({ $step: "no reference" }),
        };
      },
    );
    expect(definition).toEqual({
      name: "forms",
      description: "All of them.",
      steps: [
        {
          id: "first",
          component: "/lab/echo",
          input: {
            whole: { $input: "$" },
            part: { $input: '$.items[0]["a b"]' },
            list: [{ $input: "$.items" }, 1, null],
          },
        },
        {
          id: "second",
          component: "/builtin/eval",
          input: { first: { $step: "first" }, name: { $variable: "$.user", default: "nobody" } },
        },
      ],
      output: {
        chosen: { $if: { $input: "$.items" }, then: { $step: "first" }, else: { $step: "second" } },
        first: { $coalesce: [{ $variable: "$.missing" }, "x"] },
        plain: { $literal: { $step: "no reference" } },
      },
    });
    expect(v0Flow(definition)).toBe(true);
    expect(v1Flow(definition)).toBe(true);
  });

  it("is written to JSON as its definition", () => {
    const built = flow({ name: "f", mount }, ({ step }) => step("a", echo, 1));
    expect(JSON.parse(JSON.stringify({ flow: built }))).toEqual({ flow: built.definition });
  });

  it("protects data that looks like an expression", () => {
    const { definition } = flow({ name: "f", mount }, ({ step }) => step("a", echo, { deep: { $input: "$" } }));
    expect(definition.steps[0]?.input).toEqual({ deep: { $literal: { $input: "$" } } });
    expect(() => flow({ name: "f", mount }, ({ input, step }) => step("a", echo, { $x: input }))).toThrow(
      /literal\(\)/,
    );
  });

  it("fills path parameters and applies the options of a step", () => {
    const { definition } = flow({ name: "f", mount }, ({ step }) =>
      step("a", greet, { loud: true }, { params: { name: "bob" }, onError: { retry: 2 }, mustExecute: true }),
    );
    expect(definition.steps[0]).toEqual({
      id: "a",
      component: "/lab/greet/bob",
      input: { loud: true },
      onError: { action: "retry", maxRetries: 2 },
      mustExecute: true,
    });
    expect(() => flow({ name: "f", mount }, ({ step }) => step("a", greet, { loud: true }))).toThrow(/params\.name/);
  });

  it("names the fault of a step", () => {
    const twice = () => flow({ name: "f", mount }, ({ step }) => [step("a", echo, 1), step("a", echo, 2)]);
    expect(twice).toThrow('Flow "f" has two steps with the id "a".');
    expect(() => flow({ name: "f" }, ({ step }) => step("a", echo, 1))).toThrow(/No worker is mounted/);
    const both = { one: worker, two: worker };
    expect(() => flow({ name: "f", mount: both }, ({ step }) => step("a", echo, 1))).toThrow("/one and /two");
    expect(() => flow({ name: "f", mount }, ({ step }) => step("a", echo, { n: Number.NaN }))).toThrow(
      'Step "a".n is NaN',
    );
  });

  it("writes dates and other flows by their toJSON", () => {
    const inner = flow({ name: "inner", mount }, ({ input, step }) => step("a", echo, input));
    const { definition } = flow({ name: "f", mount }, ({ step }) =>
      step("map", "/builtin/map", { workflow: literal(inner), at: new Date(0) }),
    );
    expect(asSent(definition.steps[0]?.input)).toEqual({
      workflow: { $literal: asSent(inner.definition) },
      at: "1970-01-01T00:00:00.000Z",
    });
  });

  it.each<[string, (input: Expression<{ name: string }>) => unknown, string]>([
    ["an expression in a text", (input) => `Hello ${input.name}`, '{"$input":"$.name"} exists only when the flow runs'],
    ["a choice in a text", (input) => `${when(input.name, 1)}`, "cannot be used in a string or a calculation"],
    [
      "a spread",
      (input) => ({ ...input, more: 1 }),
      '{"$input":"$"} exists only when the flow runs, so it cannot be spread',
    ],
    ["a spread of a choice", (input) => ({ ...when(input.name, 1) }), "cannot be spread"],
    ["an assignment", (input) => Object.assign({ more: 1 }, input), "cannot be spread"],
    [
      "a list of fields",
      (input) => Object.entries(input),
      "its fields cannot be listed. Name each field that you need",
    ],
    [
      "what is left of an expression",
      (input) => {
        const { name: _, ...rest } = input;
        return rest;
      },
      "cannot be spread",
    ],
    [
      "an expression in literal()",
      (input) => literal([{ name: input.name }]),
      "literal()[0].name is an expression, which would not be evaluated here",
    ],
    ["a promise", async () => 1, "must not be async"],
    ["a promise within", () => ({ later: Promise.resolve(1) }), "is a Promise"],
  ])("refuses %s", (_what, build, message) => {
    expect(() => flow<{ name: string }, unknown>({ name: "f" }, ({ input }) => build(input))).toThrow(message);
  });

  it("refuses steps after it is built", () => {
    let late: () => unknown = () => undefined;
    const built = flow({ name: "f", mount }, ({ step }) => {
      late = () => step("late", echo, 1);
      return step("a", echo, 1);
    });
    expect(late).toThrow('Flow "f": step "late" was added after the flow was built');
    expect(built.definition.steps).toHaveLength(1);
  });

  it("copies defaults and metadata without evaluating them", () => {
    const useDefault = { $step: "no reference", list: [1] };
    const metadata = { owner: { name: "tests" } };
    const { definition } = flow({ name: "f", mount }, ({ step }) =>
      step("a", echo, literal(useDefault), { onError: { useDefault }, metadata }),
    );
    const expected = asSent({
      input: { $literal: useDefault },
      onError: { action: "useDefault", defaultValue: useDefault },
      metadata,
    });
    useDefault.list.push(2);
    metadata.owner.name = "somebody else";
    expect(definition.steps[0]).toMatchObject(expected as object);
  });

  it.each<[string, (input: Expression<{ n: number }>) => StepOptions, string]>([
    ["a default", (input) => ({ onError: { useDefault: { n: input.n } } }), 'Step "a": useDefault.n is an expression'],
    ["a default", () => ({ onError: { useDefault: [Number.NaN] } }), 'Step "a": useDefault[0] is NaN'],
    ["metadata", (input) => ({ metadata: { n: input.n } }), 'Step "a": metadata.n is an expression'],
    ["metadata", () => ({ metadata: { tags: new Set(["x"]) } }), 'Step "a": metadata.tags is a Set'],
  ])("refuses values in %s that would not arrive unchanged", (_what, options, message) => {
    const build = () =>
      flow<{ n: number }, unknown>({ name: "f", mount }, ({ input, step }) => step("a", echo, 1, options(input)));
    expect(build).toThrow(message);
  });

  it("names the fault of a mount, a path parameter or onError", () => {
    const nameless = () => flow({ name: "f", mount: { "": worker } }, ({ step }) => step("a", echo, 1));
    expect(nameless).toThrow('Mount "" must have the name of a route');
    const slashed = () => flow({ name: "f", mount: { "/lab": worker } }, ({ step }) => step("a", echo, 1));
    expect(slashed).toThrow('Mount "/lab" must not start or end with a slash');
    const params = { name: "a/b" };
    const split = () => flow({ name: "f", mount }, ({ step }) => step("a", greet, { loud: true }, { params }));
    expect(split).toThrow('must be a single path segment; got "a/b"');
    for (const onError of ["retry", null, { retry: -1 }, { retry: 1.5 }]) {
      const wrong = () => flow({ name: "f", mount }, ({ step }) => step("a", echo, 1, { onError: onError as never }));
      expect(wrong).toThrow('Step "a": onError must be');
    }
  });

  it("refers to fields whose names properties cannot have", () => {
    const { definition } = flow<{ then: number; toJSON: string }, unknown>({ name: "f" }, ({ input }) => [
      field(input, "then"),
      field(input, "toJSON"),
    ]);
    expect(definition.output).toEqual([{ $input: "$.then" }, { $input: "$.toJSON" }]);
  });

  it("writes paths without escapes, which runtimes do not know", () => {
    const names = ["a b", "é", 'say "hi"', "it's", `both "'`, "a\\b", "a]b", "$x", "0a", " a"];
    const { definition } = flow<Record<string, unknown>, unknown>({ name: "f" }, ({ input }) =>
      names.map((name) => input[name]),
    );
    expect((definition.output as { $input: string }[]).map(({ $input }) => $input)).toEqual([
      '$["a b"]',
      '$["é"]',
      `$['say "hi"']`,
      `$["it's"]`,
      `$['both "'']`,
      '$["a\\b"]',
      "$.a]b",
      '$["$x"]',
      '$["0a"]',
      '$[" a"]',
    ]);
  });

  it.each(["", " ", "a.b", "a[0]", "a "])("refuses the name %j, which no path can express", (name) => {
    const build = () => flow<Record<string, unknown>, unknown>({ name: "f" }, ({ input }) => input[name]);
    expect(build).toThrow(`A flow cannot refer to a field named ${JSON.stringify(name)}`);
    expect(() => variable(name)).toThrow(TypeError);
  });

  it("distinguishes digits that name a field from an index", () => {
    const { definition } = flow<{ 7: string }, unknown>({ name: "f" }, ({ input }) => [
      input[7],
      field(input, "7" as never),
    ]);
    expect(definition.output).toEqual([{ $input: "$[7]" }, { $input: '$["7"]' }]);
  });

  it("writes the same field of a variable's fallback, because runtimes do not select it", () => {
    interface Settings {
      readonly limits: { readonly size: number };
    }
    const { definition } = flow<{ settings: Settings }, unknown>({ name: "f" }, ({ input }) => [
      variable<Settings>("settings", { limits: { size: 3 } }).limits.size,
      variable<Settings>("settings", input.settings).limits.size,
      field(variable<Settings>("settings", { limits: input.settings.limits }).limits, "size"),
      variable<Settings | null>("settings", null) as unknown,
      variable<{ a?: number }>("settings", {}).a,
    ]);
    expect(definition.output).toEqual([
      { $variable: "$.settings.limits.size", default: 3 },
      { $variable: "$.settings.limits.size", default: { $input: "$.settings.limits.size" } },
      { $variable: "$.settings.limits.size", default: { $input: "$.settings.limits.size" } },
      { $variable: "$.settings", default: null },
      { $variable: "$.settings.a", default: null },
    ]);
    const chosen = variable<Settings>("settings", when(true, { limits: { size: 1 } }, { limits: { size: 2 } }));
    expect(() => flow({ name: "f" }, () => chosen.limits)).toThrow(
      "the fallback is an expression whose fields cannot be referred to",
    );
  });

  it("has the same content in YAML", async () => {
    const built = flow({ name: "f", mount }, ({ input, step }) => {
      const chosen = when(input, { text: "a: b\n- c" });
      return [step("a", echo, chosen), chosen];
    });
    const yaml = await built.toYaml();
    expect(parse(yaml)).toEqual(built.definition);
    // No YAML aliases, so that each part can be read where it stands.
    expect(yaml).not.toMatch(/[&*]\w/);
  });

  it("keeps any JSON data unchanged, if necessary by $literal", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const { definition } = flow({ name: "f", mount }, ({ step }) => step("a", echo, data));
        expect(plain(asSent(definition.steps[0]?.input))).toEqual(asSent(data));
        expect(v1Flow(definition)).toBe(true);
      }),
    );
  });
});

function asSent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Removes `$literal` again. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if (Object.keys(value).length === 1 && "$literal" in value) return value.$literal;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
}
