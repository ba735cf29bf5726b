import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import { coalesce, type Expression, type Flow, flow, variable, when } from "../flow.ts";
import { createWorker, defineComponent } from "../index.ts";

const wordCount = defineComponent({
  path: "/word-count",
  input: z.object({ text: z.string(), limit: z.number().optional() }),
  output: z.object({ words: z.number(), lines: z.array(z.object({ text: z.string() })) }),
  execute: () => ({ words: 1, lines: [] }),
});
const worker = createWorker({ name: "text", components: [wordCount] });
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

test("D29: a wrong field or type is a compile error", () => {
  flow({ name: "f", mount, input }, ({ input, step }) => {
    // @ts-expect-error the component wants a text
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

test("forms keep types", () => {
  expectTypeOf(variable<string>("name", "nobody")).toEqualTypeOf<Expression<string>>();
  expectTypeOf(when(true, 1, "x")).toEqualTypeOf<Expression<1 | "x">>();
  expectTypeOf(coalesce(variable<string | null>("a"), "b")).toEqualTypeOf<Expression<string>>();
});
