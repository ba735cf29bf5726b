import { describe, expectTypeOf, it } from "vitest";
import {
  type ComponentContext,
  type ComponentOutcome,
  type createEngine,
  type Flow,
  type RunHandle,
  type RuntimeVersion,
  readFlow,
} from "./index.ts";

describe("what users write", () => {
  it("flows come as text and as objects", () => {
    expectTypeOf(readFlow).toBeCallableWith("output: 1");
    expectTypeOf(readFlow).toBeCallableWith(
      { output: 1 },
      { version: "0.9.0", unknownFields: "report", source: "f.yaml" },
    );
    expectTypeOf(readFlow).returns.toEqualTypeOf<Flow>();
    // @ts-expect-error a number is no flow
    expectTypeOf(readFlow).toBeCallableWith(5);
  });

  it("components are executed by one function", () => {
    type Execute = Parameters<typeof createEngine>[0]["executeComponent"];
    expectTypeOf<Execute>().toEqualTypeOf<
      (path: string, input: unknown, context: ComponentContext) => Promise<ComponentOutcome>
    >();
    expectTypeOf<RuntimeVersion>().toEqualTypeOf<"0.9.0" | "0.10.0" | "0.11.1">();
  });

  it("a run is submitted with any inputs that can be read", () => {
    type Submit = ReturnType<typeof createEngine>["submit"];
    expectTypeOf<Submit>().returns.toEqualTypeOf<RunHandle>();
    expectTypeOf<Parameters<Submit>[1]>().toEqualTypeOf<Iterable<unknown>>();
    expectTypeOf<Generator<number>>().toExtend<Parameters<Submit>[1]>();
  });
});
