import type { FlowResult, FlowRunner, TypedFlow } from "@stepflow/protocol";
import { describe, expectTypeOf, it } from "vitest";
import {
  type ComponentContext,
  type ComponentOutcome,
  type createEngine,
  createRuntime,
  type Flow,
  type RunHandle,
  type Runtime,
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
    expectTypeOf<RuntimeVersion>().toEqualTypeOf<"0.9.0" | "0.10.0" | "0.11.1" | "0.12.0" | "0.13.0">();
  });

  it("a run is submitted with any inputs that can be read", () => {
    type Submit = ReturnType<typeof createEngine>["submit"];
    expectTypeOf<Submit>().returns.toEqualTypeOf<RunHandle>();
    expectTypeOf<Parameters<Submit>[1]>().toEqualTypeOf<Iterable<unknown>>();
    expectTypeOf<Generator<number>>().toExtend<Parameters<Submit>[1]>();
  });

  it("workers are objects with fetch, a url or a command", () => {
    const fetch = async (_request: Request): Promise<Response> => new Response();
    expectTypeOf(createRuntime).toBeCallableWith({ workers: { a: { fetch }, b: { url: new URL("http://w/") } } });
    expectTypeOf(createRuntime).toBeCallableWith({
      workers: { a: { command: "node", args: ["w.mjs"] } },
      dialect: "classic",
    });
    expectTypeOf(createRuntime).toBeCallableWith({ config: "stepflow-config.yml", blobs: { folder: "blobs" } });
    // @ts-expect-error neither of them
    expectTypeOf(createRuntime).toBeCallableWith({ workers: { a: { name: "a" } } });
    // @ts-expect-error no such version
    expectTypeOf(createRuntime).toBeCallableWith({ quirks: "0.8.0" });
    expectTypeOf(createRuntime).returns.resolves.toEqualTypeOf<Runtime>();
  });

  it("results are discriminated by their outcome", () => {
    const runtime = {} as Runtime;
    for (const flow of ["output: 1", { steps: [] }, {} as object, {} as Record<string, unknown>, {} as Flow]) {
      expectTypeOf(runtime.run(flow, 1)).resolves.toEqualTypeOf<FlowResult>();
      expectTypeOf(runtime.runMany(flow, [1, "a"])).resolves.toEqualTypeOf<readonly FlowResult[]>();
    }
    expectTypeOf<Runtime>().toExtend<AsyncDisposable>();
  });

  it("typed flows take inputs of their type and give results of theirs", () => {
    const runtime = {} as Runtime;
    const flow = {} as TypedFlow<{ readonly text: string }, { readonly words: number }>;
    expectTypeOf(runtime.run(flow, { text: "a" })).resolves.toEqualTypeOf<FlowResult<{ readonly words: number }>>();
    expectTypeOf(runtime.runMany(flow, [{ text: "a" }])).resolves.toEqualTypeOf<
      readonly FlowResult<{ readonly words: number }>[]
    >();
    // @ts-expect-error the flow takes a text
    void runtime.run(flow, { text: 1 });
    // @ts-expect-error the flow takes texts
    void runtime.runMany(flow, [{ text: 1 }]);
    expectTypeOf<Runtime>().toExtend<FlowRunner>();
  });
});
