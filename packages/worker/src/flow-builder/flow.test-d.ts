import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import { coalesce, type Expression, extendFlow, type Flow, flow, fromYaml, own, variable, when } from "../flow.ts";
import { createWorker, defineComponent } from "../index.ts";

const wordCount = defineComponent({
  path: "/word-count",
  input: z.object({ text: z.string(), limit: z.number().optional() }),
  output: z.object({ words: z.number(), lines: z.array(z.object({ text: z.string() })) }),
  execute: () => ({ words: 1, lines: [] }),
});
/** Input and output cover every shape that a type can have. */
const Shapes = z.object({
  nested: z.object({ deep: z.object({ n: z.number() }) }),
  list: z.array(z.object({ n: z.number() })),
  pair: z.tuple([z.string(), z.number()]),
  choice: z.union([
    z.object({ kind: z.literal("text"), text: z.string() }),
    z.object({ kind: z.literal("number"), n: z.number() }),
  ]),
  byName: z.record(z.string(), z.number()),
  maybe: z.object({ n: z.number() }).nullable(),
  limit: z.number().optional(),
});
type Shapes = z.infer<typeof Shapes>;
const shapes = defineComponent({ path: "/shapes", input: Shapes, output: Shapes, execute: (input) => input });
const { nested, list, pair, choice, byName, maybe } = {} as Shapes;
const rest = { nested, list, pair, choice, byName, maybe };
const anything = defineComponent({ path: "/anything", execute: (input: unknown) => input });
const loose = defineComponent({ path: "/loose", execute: (_: object): ReturnType<typeof JSON.parse> => 1 });
const number = defineComponent({ path: "/number", execute: ({ n }: { n: number }) => n });
const nothing = defineComponent({ path: "/nothing", execute: (_: null) => {} });
const worker = createWorker({ name: "text", components: [wordCount, shapes, anything, loose, nothing] });
const mount = { text: worker };
const input = z.object({ text: z.string(), count: z.number() });

test("inputs and outputs of steps and flows are inferred", () => {
  const counting = flow({ name: "f", mount, input }, ({ input, step }) => {
    expectTypeOf(input.text).toEqualTypeOf<Expression<string>>();
    const count = step("count", wordCount, { text: input.text });
    expectTypeOf(count.words).toEqualTypeOf<Expression<number>>();
    expectTypeOf(count.lines[0]).toEqualTypeOf<Expression<{ text: string }> | undefined>();
    return { words: count.words, note: "done" };
  });
  expectTypeOf(counting).toEqualTypeOf<
    Flow<{ text: string; count: number }, { readonly words: number; readonly note: string }>
  >();
});

test("components of the submitting worker keep their types", () => {
  flow({ name: "f", input }, ({ input, step }) => {
    const count = step("count", own(wordCount), { text: input.text });
    expectTypeOf(count.words).toEqualTypeOf<Expression<number>>();
    // @ts-expect-error The input lacks a text.
    step("wrong", own(wordCount), { limit: 1 });
    expectTypeOf(step<number>("path", own("/word-count"), {})).toEqualTypeOf<Expression<number>>();
    return count;
  });
});

test("parts of an output are expressions, whatever its shape", () => {
  flow({ name: "f", mount }, ({ step }) => {
    const out = step("a", shapes, rest);
    expectTypeOf(out.nested.deep.n).toEqualTypeOf<Expression<number>>();
    expectTypeOf(out.list[0]?.n).toEqualTypeOf<Expression<number> | undefined>();
    expectTypeOf(out.pair[0]).toEqualTypeOf<Expression<string>>();
    expectTypeOf(out.pair[1]).toEqualTypeOf<Expression<number>>();
    expectTypeOf(out.choice.kind).toEqualTypeOf<Expression<"text"> | Expression<"number">>();
    expectTypeOf(out.byName["a"]).toEqualTypeOf<Expression<number> | undefined>();
    expectTypeOf(out.limit).toEqualTypeOf<Expression<number | undefined>>();
    // Parts of an optional value are optional.
    expectTypeOf(out.maybe.n).toEqualTypeOf<Expression<number | undefined>>();
    const parsed = step("b", loose, { any: out });
    expectTypeOf(parsed.whatever[0].deep).toBeAny();
    expectTypeOf(step("c", anything, 1)).toEqualTypeOf<Expression<unknown>>();
    expectTypeOf(step("d", nothing, null)).toEqualTypeOf<Expression<void>>();
    expectTypeOf(variable<null>("n")).not.toBeNever();
    step("e", nothing, variable<null>("n"));
    return parsed;
  });
});

test("any part of an input may be an expression", () => {
  flow({ name: "f", mount, input: Shapes }, ({ input, step }) => {
    step("whole", shapes, input);
    step("parts", shapes, {
      nested: { deep: input.nested.deep },
      list: [{ n: input.nested.deep.n }, { n: 1 }],
      pair: ["a", input.pair[1]],
      choice: { kind: "text", text: input.pair[0] },
      byName: { a: 1, b: input.pair[1] },
      maybe: null,
      limit: input.nested.deep.n,
    });
    step("fewer", shapes, { ...rest, nested: input.nested, choice: input.choice });
    step("given", shapes, { ...rest, limit: when(input.limit, input.limit, 10) });
    return 1;
  });
});

test("types.editor: a wrong field or type is a compile error", () => {
  flow({ name: "f", mount, input }, ({ input, step }) => {
    // @ts-expect-error the component needs a string
    step("a", wordCount, { text: input.count });
    // @ts-expect-error it has no such field
    step("b", wordCount, { txt: input.text });
    // @ts-expect-error text is missing
    step("c", wordCount, { limit: 1 });
    const count = step("d", wordCount, { text: "a", limit: 3 });
    // @ts-expect-error the output has no such field
    count.nope;
    // @ts-expect-error the default must fit the output
    step("e", wordCount, { text: "a" }, { onError: { useDefault: { words: "many", lines: [] } } });
    return count;
  });
});

test("types.editor: so is one in a nested value", () => {
  flow({ name: "f", mount, input }, ({ input, step }) => {
    // @ts-expect-error nested: of another type
    step("a", shapes, { ...rest, nested: { deep: { n: "1" } } });
    // @ts-expect-error nested: of another type, by an expression
    step("b", shapes, { ...rest, nested: { deep: { n: input.text } } });
    // @ts-expect-error nested: an unknown field
    step("c", shapes, { ...rest, nested: { deep: { n: 1, m: 1 } } });
    // @ts-expect-error nested: missing
    step("d", shapes, { ...rest, nested: { deep: {} } });
    // @ts-expect-error array: an element of another type
    step("e", shapes, { ...rest, list: [{ n: 1 }, { n: input.text }] });
    // @ts-expect-error array: not an array
    step("f", shapes, { ...rest, list: { n: 1 } });
    // @ts-expect-error tuple: in another order
    step("g", shapes, { ...rest, pair: [input.count, input.text] });
    // @ts-expect-error tuple: too few
    step("h", shapes, { ...rest, pair: [input.text] });
    // @ts-expect-error tuple: too many
    step("i", shapes, { ...rest, pair: [input.text, input.count, 1] });
    // @ts-expect-error union: fields of both
    step("j", shapes, { ...rest, choice: { kind: "text", n: 1 } });
    // @ts-expect-error union: no member matches
    step("k", shapes, { ...rest, choice: { kind: "other", text: "a" } });
    // @ts-expect-error record: a value of another type
    step("l", shapes, { ...rest, byName: { a: input.text } });
    const out = step("m", shapes, rest);
    // @ts-expect-error tuple: no third element
    out.pair[2];
    // @ts-expect-error union: a field of one member only
    out.choice.text;
    return out.choice;
  });
});

test("types.editor: so is an optional value where a value is required", () => {
  flow({ name: "f", mount, input: Shapes }, ({ input, step }) => {
    // @ts-expect-error the field may be absent
    step("a", number, { n: input.limit });
    // @ts-expect-error reading an absent field fails the run, even if the field could be omitted
    step("b", shapes, { ...rest, limit: input.limit });
    // @ts-expect-error the whole may be null
    step("c", number, { n: input.maybe.n });
    // @ts-expect-error the first value that is not null may still be absent
    step("d", number, { n: coalesce(input.limit, 1) });
    return step("e", number, { n: when(input.limit, input.limit, 1) });
  });
});

test("types.editor: so are copies of expressions, which have no fields to copy", () => {
  const text = defineComponent({ path: "/text", execute: ({ text }: { text: string }) => text });
  const textIn = defineComponent({ path: "/in", execute: ({ within }: { within: { text: string } }) => within });
  flow({ name: "f", mount, input }, ({ input, step }) => {
    // @ts-expect-error spread
    step("a", text, { ...input });
    // @ts-expect-error spread, with a field that wins
    step("b", text, { ...input, text: "a" });
    // @ts-expect-error spread, within
    step("c", textIn, { within: { ...input } });
    const { count: _, ...rest } = input;
    // @ts-expect-error rest
    step("d", text, rest);
    return step("e", text, input);
  });
});

test("forms keep types", () => {
  expectTypeOf(variable<string>("name", "nobody")).toEqualTypeOf<Expression<string>>();
  expectTypeOf(when(true, 1, "x")).toEqualTypeOf<Expression<1 | "x">>();
  expectTypeOf(coalesce(variable<string | null>("a"), "b")).toEqualTypeOf<Expression<string>>();
  const limit = variable<number | undefined>("limit");
  expectTypeOf(when(limit, limit, "x")).toEqualTypeOf<Expression<number | "x">>();
  expectTypeOf(when(limit, "x", limit)).toEqualTypeOf<Expression<number | "x" | undefined>>();
});

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Nested = number | readonly Nested[];
interface Tree {
  readonly value: number;
  readonly children: readonly Tree[];
}

test("recursive types, such as JSON, can be passed on, written and read", () => {
  type Recursive = { json: Json; nested: Nested; tree: Tree };
  const recursive = defineComponent({ path: "/recursive", execute: (value: Recursive): Recursive => value });
  const zodJson = z.object({ json: z.json(), n: z.number() });
  flow(
    { name: "f", mount: { text: createWorker({ name: "w", components: [recursive] }) }, input: zodJson },
    (builder) => {
      const { input, step } = builder;
      const tree = { value: input.n, children: [] };
      const first = step("a", recursive, { json: input.json, nested: [1, [input.n]], tree });
      expectTypeOf(first.tree.value).toEqualTypeOf<Expression<number>>();
      // @ts-expect-error not a list of numbers
      step("b", recursive, { json: 1, nested: ["x"], tree: first.tree });
      step("c", recursive, { json: [{ deep: first.json }, input.n, null], nested: first.nested, tree: first.tree });
      return { all: [first.json, first.nested], tree: first.tree };
    },
  );
});

test("a field may have the name value", () => {
  const valued = defineComponent({ path: "/valued", execute: (input: { value: number }) => input });
  flow({ name: "f", mount: { text: createWorker({ name: "w", components: [valued] }) } }, ({ step }) => {
    const { value } = step("a", valued, { value: 1 });
    expectTypeOf(value).toEqualTypeOf<Expression<number>>();
    return step("b", valued, { value });
  });
});

test("variables have the types of their schemas", () => {
  const variables = {
    model: { schema: z.string(), default: "small", secret: true, env: "MODEL" },
    limit: z.number().default(3),
    tree: z.object({ deep: z.object({ n: z.number() }) }),
  };
  flow({ name: "f", mount, variables }, ({ step, variable }) => {
    expectTypeOf(variable("model")).toEqualTypeOf<Expression<string>>();
    expectTypeOf(variable("limit")).toEqualTypeOf<Expression<number>>();
    expectTypeOf(variable("tree").deep.n).toEqualTypeOf<Expression<number>>();
    // @ts-expect-error not declared
    variable("modell");
    return step("a", wordCount, { text: variable("model"), limit: variable("limit") });
  });
  // @ts-expect-error the default is of another type
  flow({ name: "f", variables: { model: { schema: z.string(), default: 3 } } }, () => 1);
  // @ts-expect-error none is declared
  flow({ name: "f" }, ({ variable }) => variable("model"));
});

test("types.editor: an output that does not match its schema is a compile error", () => {
  const output = z.object({ words: z.number(), note: z.string().optional() });
  const built = flow({ name: "f", mount, input, output }, ({ input, step }) => {
    return { words: step("a", wordCount, { text: input.text }).words, note: input.text };
  });
  expectTypeOf(built).toEqualTypeOf<
    Flow<{ text: string; count: number }, { words: number; note?: string | undefined }>
  >();
  flow({ name: "f", input, output }, ({ input }) => ({ words: input.count }));
  // @ts-expect-error of another type
  flow({ name: "f", input, output }, ({ input }) => ({ words: input.text }));
  // @ts-expect-error missing
  flow({ name: "f", input, output }, ({ input }) => ({ note: input.text }));
});

test("an extended flow keeps the input and has another output", async () => {
  const base = await fromYaml<{ text: string }, { words: number }>("");
  expectTypeOf(base).toEqualTypeOf<Flow<{ text: string }, { words: number }>>();
  const variables = { model: z.string() };
  const extended = extendFlow(base, { mount, variables }, ({ input, output, outputOf, step, variable }) => {
    expectTypeOf(output.words).toEqualTypeOf<Expression<number>>();
    expectTypeOf(outputOf<string>("a")).toEqualTypeOf<Expression<string>>();
    expectTypeOf(variable("model")).toEqualTypeOf<Expression<string>>();
    return { first: output.words, second: step("b", wordCount, { text: input.text }).words };
  });
  expectTypeOf(extended).toEqualTypeOf<Flow<{ text: string }, { readonly first: number; readonly second: number }>>();
  expectTypeOf(await fromYaml("")).toEqualTypeOf<Flow<unknown, unknown>>();
});
