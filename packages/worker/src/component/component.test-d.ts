import { type } from "arktype";
import Type from "typebox";
import * as v from "valibot";
import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod3";
import type { ComponentContext } from "../context/context.ts";
import { jsonSchema } from "../schema/json-schema.ts";
import { typebox } from "../typebox.ts";
import { createWorker } from "../worker/create-worker.ts";
import {
  type Awaitable,
  type ComponentDefinition,
  type ComponentsOf,
  defineComponent,
  type InputOf,
  type OutputOf,
  type UnannotatedInput,
} from "./component.ts";

interface Text {
  text: string;
}
interface Words {
  words: number;
}

test("types.components, components.register: zod 4 in and out: no type is written twice", () => {
  const component = defineComponent({
    path: "/word-count",
    description: "Counts words.",
    input: z.object({ text: z.string() }),
    output: z.object({ words: z.number() }),
    async execute({ text }, context) {
      expectTypeOf(text).toEqualTypeOf<string>();
      expectTypeOf(context).toEqualTypeOf<ComponentContext<Readonly<Record<string, string>>>>();
      return { words: text.length };
    },
  });
  expectTypeOf(component).toEqualTypeOf<ComponentDefinition<"/word-count", Text, Words>>();
  expectTypeOf<InputOf<typeof component>>().toEqualTypeOf<Text>();
  expectTypeOf<OutputOf<typeof component>>().toEqualTypeOf<Words>();
});

test("the order of the options does not matter", () => {
  const component = defineComponent({
    execute: ({ text }) => ({ words: text.length }),
    output: z.object({ words: z.number() }),
    input: z.object({ text: z.string() }),
    path: "/word-count",
  });
  expectTypeOf(component).toEqualTypeOf<ComponentDefinition<"/word-count", Text, Words>>();
});

test("zod 3 in", () => {
  const component = defineComponent({
    path: "/a",
    input: z3.object({ text: z3.string() }),
    execute: ({ text }) => ({ words: text.length }),
  });
  expectTypeOf(component).toEqualTypeOf<ComponentDefinition<"/a", Text, Words>>();
});

test("valibot in and out", () => {
  const component = defineComponent({
    path: "/a",
    input: v.object({ text: v.string() }),
    output: v.object({ words: v.number() }),
    execute: ({ text }) => ({ words: text.length }),
  });
  expectTypeOf(component).toEqualTypeOf<ComponentDefinition<"/a", Text, Words>>();
});

test("arktype in", () => {
  const component = defineComponent({
    path: "/a",
    input: type({ text: "string" }),
    execute: ({ text }) => ({ words: text.length }),
  });
  expectTypeOf<InputOf<typeof component>>().toEqualTypeOf<Text>();
  expectTypeOf<OutputOf<typeof component>>().toEqualTypeOf<Words>();
});

test("a description only: types come from the annotation", () => {
  const component = defineComponent({
    path: "/a",
    description: "Counts words.",
    execute: async ({ text }: Text) => ({ words: text.length }),
  });
  expectTypeOf(component).toEqualTypeOf<ComponentDefinition<"/a", Text, Words>>();
});

test("nothing at all", () => {
  const component = defineComponent({ path: "/now", execute: () => "now" });
  expectTypeOf(component).toEqualTypeOf<ComponentDefinition<"/now", UnannotatedInput, string>>();
  defineComponent({
    path: "/a",
    execute(input) {
      expectTypeOf(input).toEqualTypeOf<UnannotatedInput>();
    },
  });
});

test("JSON Schema in: types come from the annotation", () => {
  const component = defineComponent({
    path: "/a",
    input: { type: "object", properties: { text: { type: "string" } }, required: ["text"] },
    output: { type: "object" },
    execute: ({ text }: Text) => ({ words: text.length }),
  });
  expectTypeOf(component).toEqualTypeOf<ComponentDefinition<"/a", Text, Words>>();
});

test("TypeBox in: types come from the annotation", () => {
  const component = defineComponent({
    path: "/a",
    input: Type.Object({ text: Type.String() }),
    execute: ({ text }: Text) => ({ words: text.length }),
  });
  expectTypeOf(component).toEqualTypeOf<ComponentDefinition<"/a", Text, Words>>();
});

test("jsonSchema() and typebox() carry types", () => {
  const json = defineComponent({
    path: "/a",
    input: jsonSchema<Text>({ type: "object" }),
    output: typebox(Type.Object({ words: Type.Number() })),
    execute: ({ text }) => ({ words: text.length }),
  });
  expectTypeOf<InputOf<typeof json>>().toEqualTypeOf<Text>();
  expectTypeOf<OutputOf<typeof json>>().toEqualTypeOf<Words>();
  defineComponent({
    path: "/a",
    input: typebox(Type.Object({ text: Type.String(), tags: Type.Optional(Type.Array(Type.String())) })),
    execute({ text, tags }) {
      expectTypeOf(text).toEqualTypeOf<string>();
      expectTypeOf(tags).toEqualTypeOf<string[] | undefined>();
      return null;
    },
  });
});

test("output only", () => {
  const component = defineComponent({
    path: "/a",
    output: z.object({ words: z.number() }),
    execute: ({ text }: Text) => ({ words: text.length }),
  });
  expectTypeOf(component).toEqualTypeOf<ComponentDefinition<"/a", Text, Words>>();
});

test("a JSON Schema beside a Standard Schema does not lose its types", () => {
  const one = defineComponent({
    path: "/a",
    input: z.object({ text: z.string() }),
    output: { type: "object" },
    execute: ({ text }) => ({ words: text.length }),
  });
  expectTypeOf(one).toEqualTypeOf<ComponentDefinition<"/a", Text, Words>>();
  const other = defineComponent({
    path: "/a",
    input: { type: "object" },
    output: z.object({ words: z.number() }),
    execute: ({ text }: Text) => ({ words: text.length }),
  });
  expectTypeOf(other).toEqualTypeOf<ComponentDefinition<"/a", Text, Words>>();
});

test("a flow uses the JSON types, the function the transformed types", () => {
  const component = defineComponent({
    path: "/a",
    input: z.object({ text: z.string().default("x"), when: z.string().transform((text) => new Date(text)) }),
    output: z.object({ when: z.date().transform((date) => date.toISOString()) }),
    execute({ text, when }) {
      expectTypeOf(text).toEqualTypeOf<string>();
      expectTypeOf(when).toEqualTypeOf<Date>();
      return { when };
    },
  });
  expectTypeOf<InputOf<typeof component>>().toEqualTypeOf<{ text?: string | undefined; when: string }>();
  expectTypeOf<OutputOf<typeof component>>().toEqualTypeOf<{ when: string }>();
});

test("path parameters are typed from the path", () => {
  defineComponent({
    path: "/llm/{provider}/{*model}",
    input: z.object({ text: z.string() }),
    execute(_input, { params }) {
      expectTypeOf(params).toEqualTypeOf<{ readonly provider: string; readonly model: string }>();
      // @ts-expect-error the path has no such parameter
      return params.nothing;
    },
  });
});

test("mismatches are compile errors", () => {
  const words = z.object({ words: z.number() });
  const text = z.object({ text: z.string() });
  // @ts-expect-error the output is a number, not a string
  defineComponent({ path: "/a", input: text, output: words, execute: ({ text }) => ({ words: text }) });
  // @ts-expect-error a field of the output is missing
  defineComponent({ path: "/a", output: words, execute: async () => ({}) });
  // @ts-expect-error the output is not an object
  defineComponent({ path: "/a", input: { type: "object" }, output: words, execute: () => 1 });
  // @ts-expect-error the input has no such field
  defineComponent({ path: "/a", input: text, execute: ({ words }) => words });
  // @ts-expect-error the annotation contradicts the schema
  defineComponent({ path: "/a", input: text, execute: ({ text }: { text: number }) => text });
  // @ts-expect-error without schema and annotation the fields of the input are unknown
  defineComponent({ path: "/a", execute: ({ text }) => text });
  // @ts-expect-error a function is required
  defineComponent({ path: "/a", input: text });
  // @ts-expect-error a path is required
  defineComponent({ input: text, execute: () => 1 });
  // @ts-expect-error an option that does not exist
  defineComponent({ path: "/a", inputs: text, execute: () => 1 });
  // @ts-expect-error a timeout is a number of milliseconds
  defineComponent({ path: "/a", timeoutMs: "1s", execute: () => 1 });
  // @ts-expect-error a schema is an object
  defineComponent({ path: "/a", input: "string", execute: () => 1 });
});

test("a component can be called in a unit test, with types", () => {
  const component = defineComponent({
    path: "/a/{id}",
    input: z.object({ n: z.number() }),
    output: z.object({ n: z.number() }),
    execute: ({ n }) => ({ n }),
  });
  const context = {} as ComponentContext<{ readonly id: string }>;
  expectTypeOf(component.execute({ n: 1 }, context)).toEqualTypeOf<Awaitable<{ n: number }>>();
  // @ts-expect-error the input is an object
  void component.execute(1, context);
});

test("every component is a ComponentDefinition, whatever its types", () => {
  const one = defineComponent({ path: "/a/{x}", execute: (input: { n: number }, { params }) => input.n + params.x });
  const two = defineComponent({ path: "/b", input: z.string().transform(Number), execute: (n) => n });
  expectTypeOf(one).toExtend<ComponentDefinition>();
  expectTypeOf(two).toExtend<ComponentDefinition>();
  const list: readonly ComponentDefinition[] = [one, two];
  expectTypeOf(list).not.toBeAny();
});

test("a list of components is a map by path", () => {
  const one = defineComponent({ path: "/a", execute: (input: { n: number }) => input.n });
  const two = defineComponent({ path: "/b", execute: () => "b" });
  type Map = ComponentsOf<readonly [typeof one, typeof two]>;
  expectTypeOf<keyof Map>().toEqualTypeOf<"/a" | "/b">();
  expectTypeOf<Map["/a"]>().toEqualTypeOf<typeof one>();
  expectTypeOf<OutputOf<Map["/b"]>>().toEqualTypeOf<string>();
  expectTypeOf<keyof ComponentsOf<readonly []>>().toBeNever();
});

test("an output that holds a promise does not compile, in any of the forms without an output schema", () => {
  const load = async (id: number) => ({ id });
  // @ts-expect-error the promise is not awaited
  defineComponent({ path: "/a", execute: () => ({ user: load(1) }) });
  // @ts-expect-error the promises are not awaited
  defineComponent({ path: "/a", execute: () => ({ users: [1, 2].map(load) }) });
  // @ts-expect-error the promise is not awaited
  defineComponent({ path: "/a", input: z.object({ id: z.number() }), execute: ({ id }) => ({ user: load(id) }) });
  // @ts-expect-error the promise is not awaited
  createWorker({ name: "w" }).component("/a", () => ({ deep: { user: load(1) } }));
  // @ts-expect-error the promises are not awaited
  createWorker({ name: "w" }).component("/a", { description: "A." }, () => [1, 2].map(load));
  // @ts-expect-error the promise is not awaited
  createWorker({ name: "w" }).component("/a", { input: z.number() }, (id) => ({ user: load(id) }));
  interface Node {
    readonly next?: Node;
    readonly all: readonly Node[];
  }
  createWorker({ name: "w" })
    .component("/any", (input: string) => JSON.parse(input))
    .component("/unknown", async (input: unknown) => input)
    .component("/date", async () => ({ user: await load(1), at: new Date(0) }))
    .component("/recursive", (node: Node) => node);
});
