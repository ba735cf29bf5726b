import { expectTypeOf, test } from "vitest";
import type { ParamsOf } from "./path-pattern.ts";

type AnyParams = Readonly<Record<string, string>>;

test("parameters and a wildcard are named in the path", () => {
  expectTypeOf<ParamsOf<"/llm/{provider}/{*model}">>().toEqualTypeOf<{
    readonly provider: string;
    readonly model: string;
  }>();
  expectTypeOf<ParamsOf<"/{a}/{b}/{c}">>().toEqualTypeOf<{
    readonly a: string;
    readonly b: string;
    readonly c: string;
  }>();
  expectTypeOf<ParamsOf<"/{*rest}">>().toEqualTypeOf<{ readonly rest: string }>();
});

test("a path without parameters, or one that is not known, yields strings by name", () => {
  expectTypeOf<ParamsOf<"/echo">>().toEqualTypeOf<AnyParams>();
  expectTypeOf<ParamsOf<string>>().toEqualTypeOf<AnyParams>();
  expectTypeOf<ParamsOf<`/${string}`>>().toEqualTypeOf<AnyParams>();
});
