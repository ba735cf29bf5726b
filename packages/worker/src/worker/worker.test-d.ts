import { type } from "arktype";
import Type from "typebox";
import * as v from "valibot";
import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod3";
import { type ComponentDefinition, defineComponent, type InputOf } from "../component/component.ts";
import { createWorker } from "./create-worker.ts";
import type { Worker, WorkerComponents } from "./worker.ts";

declare const worker: Worker;
interface Text {
  text: string;
}
interface Words {
  words: number;
}
type Typed = ComponentDefinition<"/a", Text, Words>;

test("types come from the schemas", () => {
  const text = z.object({ text: z.string() });
  const words = z.object({ words: z.number() });
  const both = worker.component("/a", { input: text, output: words }, async ({ text }) => ({ words: text.length }));
  expectTypeOf<WorkerComponents<typeof both>["/a"]>().toEqualTypeOf<Typed>();
  const zod3 = worker.component("/a", { input: z3.object({ text: z3.string() }) }, ({ text }) => ({
    words: text.length,
  }));
  expectTypeOf<WorkerComponents<typeof zod3>["/a"]>().toEqualTypeOf<Typed>();
  const valibot = worker.component("/a", { input: v.object({ text: v.string() }) }, ({ text }) => ({
    words: text.length,
  }));
  expectTypeOf<WorkerComponents<typeof valibot>["/a"]>().toEqualTypeOf<Typed>();
  const arktype = worker.component("/a", { input: type({ text: "string" }) }, ({ text }) => ({ words: text.length }));
  expectTypeOf<InputOf<WorkerComponents<typeof arktype>["/a"]>>().toEqualTypeOf<Text>();
});

test("types come from the annotation", () => {
  const execute = ({ text }: Text) => ({ words: text.length });
  const nothing = worker.component("/a", execute);
  expectTypeOf<WorkerComponents<typeof nothing>["/a"]>().toEqualTypeOf<Typed>();
  const described = worker.component("/a", { description: "Counts." }, execute);
  expectTypeOf<WorkerComponents<typeof described>["/a"]>().toEqualTypeOf<Typed>();
  const json = worker.component("/a", { input: { type: "object", required: ["text"] } }, execute);
  expectTypeOf<WorkerComponents<typeof json>["/a"]>().toEqualTypeOf<Typed>();
  const box = worker.component("/a", { input: Type.Object({ text: Type.String() }) }, execute);
  expectTypeOf<WorkerComponents<typeof box>["/a"]>().toEqualTypeOf<Typed>();
  const out = worker.component("/a", { output: z.object({ words: z.number() }) }, execute);
  expectTypeOf<WorkerComponents<typeof out>["/a"]>().toEqualTypeOf<Typed>();
});

test("path parameters are typed from the path", () => {
  worker.component("/llm/{provider}/{*model}", (_input, { params, signal }) => {
    expectTypeOf(params).toEqualTypeOf<{ readonly provider: string; readonly model: string }>();
    expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
  });
});

test("definitions with wrong types are refused", () => {
  const words = z.object({ words: z.number() });
  // @ts-expect-error the output is a number
  worker.component("/a", { input: z.object({ text: z.string() }), output: words }, ({ text }) => ({ words: text }));
  // @ts-expect-error a field of the output is missing
  worker.component("/a", { output: words }, () => ({}));
  // @ts-expect-error the input has no such field
  worker.component("/a", { input: words }, ({ text }) => text);
  // @ts-expect-error without schema and annotation nothing is known of the input
  worker.component("/a", ({ text }) => text);
  // @ts-expect-error no function
  worker.component("/a", { input: words });
  // @ts-expect-error an option that does not exist
  worker.component("/a", { inputs: words }, () => 1);
});

test("createWorker({ components }) and chained calls accumulate", () => {
  const one = defineComponent({ path: "/one", execute: (input: { n: number }) => input.n });
  const two = defineComponent({ path: "/two", execute: () => "two" });
  const chained = createWorker({ name: "w", components: [one, two] })
    .component("/three", () => 3)
    .component("/four", { input: z.string() }, (text) => text);
  type Components = WorkerComponents<typeof chained>;
  expectTypeOf<keyof Components>().toEqualTypeOf<"/one" | "/two" | "/three" | "/four">();
  expectTypeOf<Components["/one"]>().toEqualTypeOf<typeof one>();
  expectTypeOf<Components["/four"]>().toEqualTypeOf<ComponentDefinition<"/four", string, string>>();
});

test("a call as a statement registers without adding types", () => {
  const plain = createWorker({ name: "w" });
  plain.component("/late", () => 1);
  expectTypeOf<keyof WorkerComponents<typeof plain>>().toBeNever();
});

test("a path that is not known at compile time adds no types", () => {
  const path: string = "/a";
  const same = createWorker({ name: "w" }).component(path, () => 1);
  expectTypeOf<keyof WorkerComponents<typeof same>>().toBeNever();
});

test("only components are accepted", () => {
  // @ts-expect-error a component has a function
  createWorker({ name: "w", components: [{ path: "/a" }] });
});

test("any worker is a Worker", () => {
  const chained = createWorker({ name: "w" }).component("/a", (input: { n: number }) => input.n);
  expectTypeOf(chained).toExtend<Worker>();
  expectTypeOf(createWorker({ name: "w" })).toExtend<Worker>();
});
