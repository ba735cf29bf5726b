import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import { type Expression, flow, type KnownInput, type KnownOutput } from "../flow.ts";

declare module "../flow.ts" {
  interface KnownComponents {
    "/py/halve": { input: { n: number; round?: boolean }; output: { n: number; rest?: number } };
    "/py/greet/{name}": { input: { polite: boolean }; output: { text: string } };
    "/py/greet/{name}/again": { input: { times: number }; output: { texts: string[] } };
    "/py/greet/all": { input: unknown; output: string[] };
    "/py/files/{*path}": { input: { mode: "r" | "w" }; output: { size: number } };
  }
}

const input = z.object({ n: z.number(), text: z.string() });

test("a step by a known path has the types of its component", () => {
  flow({ name: "f", input }, ({ input, step }) => {
    const half = step("half", "/py/halve", { n: input.n });
    expectTypeOf(half).toEqualTypeOf<Expression<{ n: number; rest?: number }>>();
    step("default", "/py/halve", { n: 1, round: true }, { onError: { useDefault: { n: 0 } } });
    // @ts-expect-error The field has another name.
    step("name", "/py/halve", { m: 1 });
    // @ts-expect-error There is no such field.
    step("more", "/py/halve", { n: 1, m: 1 });
    // @ts-expect-error The field is a number.
    step("type", "/py/halve", { n: input.text });
    // @ts-expect-error The output has no such field.
    half.half;
    // @ts-expect-error A default is an output of the component.
    step("wrong-default", "/py/halve", { n: 1 }, { onError: { useDefault: {} } });
    return half;
  });
});

test("a path with parameters is known with any value", () => {
  flow({ name: "f", input }, ({ step }) => {
    expectTypeOf(step("a", "/py/greet/Ada", { polite: true })).toEqualTypeOf<Expression<{ text: string }>>();
    expectTypeOf(step("b", "/py/greet/all", 1)).toEqualTypeOf<Expression<string[]>>();
    const name = "Ada" as string;
    const path = `/py/greet/${name}/again` as const;
    expectTypeOf(step("c", path, { times: 2 })).toEqualTypeOf<Expression<{ texts: string[] }>>();
    expectTypeOf(step("d", "/py/files/a/b.txt", { mode: "r" })).toEqualTypeOf<Expression<{ size: number }>>();
    // @ts-expect-error The field is a boolean.
    step("type", "/py/greet/Ada", { polite: "yes" });
    // @ts-expect-error The field is one of two words.
    step("word", "/py/files/a", { mode: "x" });
    return null;
  });
  expectTypeOf<KnownInput<"/py/greet/Ada/again">>().toEqualTypeOf<{ times: number }>();
  expectTypeOf<KnownOutput<"/py/greet/Ada/Eva">>().toEqualTypeOf<unknown>();
});

test("other paths stay untyped", () => {
  flow({ name: "f", input }, ({ input, step }) => {
    const path = "/py/halves" as `/${string}`;
    expectTypeOf(step("a", "/py/other", { any: input.n })).toEqualTypeOf<Expression<unknown>>();
    expectTypeOf(step("b", path, { any: input.n })).toEqualTypeOf<Expression<unknown>>();
    expectTypeOf(step<number>("c", "/py/other", {})).toEqualTypeOf<Expression<number>>();
    // A written type says that the author knows better.
    expectTypeOf(step<number>("d", "/py/halve", {})).toEqualTypeOf<Expression<number>>();
    return null;
  });
});
