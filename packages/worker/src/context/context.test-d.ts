import { type } from "arktype";
import * as v from "valibot";
import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import { flow } from "../flow.ts";
import {
  type BinaryBlob,
  type BlobType,
  type CachedResult,
  type ComponentContext,
  createWorker,
  defineComponent,
  defineConfig,
  type FlowResult,
  type RunStatus,
  type StepInfo,
  type TypedBlob,
  type WorkflowInfo,
} from "../index.ts";

declare const ctx: ComponentContext;

/** The documents promise data of any type. */
type Data = ReturnType<typeof JSON.parse>;
interface PromisedContext {
  putBlob(data: Data): Promise<string>;
  getBlob(blobId: string): Promise<Data>;
  getWorkflowInfo(): Promise<WorkflowInfo>;
  getStepInfo(stepId: string): Promise<StepInfo>;
}

test("types.put-blob, types.get-blob, types.workflow-info, types.step-info: a context is what the documents promise", () => {
  expectTypeOf<ComponentContext>().toExtend<PromisedContext>();
});

test("types.put-blob: putBlob accepts any data and returns an id", () => {
  expectTypeOf(ctx.putBlob({ a: [1, null] })).toEqualTypeOf<Promise<string>>();
  expectTypeOf(ctx.putBlob(undefined)).toEqualTypeOf<Promise<string>>();
  expectTypeOf(ctx.putBlob({}, { type: "flow", timeoutMs: 1 })).toEqualTypeOf<Promise<string>>();
  // @ts-expect-error bytes have a method of their own
  void ctx.putBlob("", { type: "binary" });
});

test("types.get-blob: getBlob returns unknown data, or the type that the caller states", () => {
  expectTypeOf(ctx.getBlob("id")).toEqualTypeOf<Promise<unknown>>();
  expectTypeOf(ctx.getBlob<number[]>("id")).toEqualTypeOf<Promise<number[]>>();
  expectTypeOf(ctx.getBlob<number[]>("id", { timeoutMs: 1 })).toEqualTypeOf<Promise<number[]>>();
  // @ts-expect-error an id is a text
  void ctx.getBlob(1);
  // @ts-expect-error there is no such option
  void ctx.getBlob("id", { typed: true });
});

test("types.get-blob: with a schema of any library, getBlob returns its output type", () => {
  const dated = z.object({ at: z.string().transform((text) => new Date(text)), n: z.number().default(1) });
  expectTypeOf(ctx.getBlob("id", { schema: dated })).toEqualTypeOf<Promise<{ at: Date; n: number }>>();
  expectTypeOf(ctx.getBlob("id", { schema: v.array(v.string()) })).toEqualTypeOf<Promise<string[]>>();
  expectTypeOf(ctx.getBlob("id", { schema: type({ a: "number" }) })).toEqualTypeOf<Promise<{ a: number }>>();
  // @ts-expect-error no schema that checks
  void ctx.getBlob("id", { schema: { type: "object" } });
});

test("blobs.get.type: withType returns the type beside the data", () => {
  expectTypeOf(ctx.getBlob("id", { withType: true })).toEqualTypeOf<Promise<TypedBlob<unknown>>>();
  expectTypeOf(ctx.getBlob<number>("id", { withType: true })).toEqualTypeOf<Promise<TypedBlob<number>>>();
  expectTypeOf(ctx.getBlob("id", { schema: z.number(), withType: true })).toEqualTypeOf<Promise<TypedBlob<number>>>();
  expectTypeOf<TypedBlob["type"]>().toEqualTypeOf<BlobType>();
  expectTypeOf<BlobType>().toEqualTypeOf<"data" | "flow" | "binary">();
});

test("blobs.binary: putBinary accepts all sources of bytes, and getBinary returns bytes", () => {
  expectTypeOf(ctx.putBinary(new Uint8Array(), { filename: "a.pdf" })).toEqualTypeOf<Promise<string>>();
  void ctx.putBinary(new ArrayBuffer(1));
  void ctx.putBinary(new Blob([]));
  void ctx.putBinary(new ReadableStream<Uint8Array>());
  // @ts-expect-error a text has no bytes until it is encoded
  void ctx.putBinary("text");
  expectTypeOf(ctx.getBinary("id")).toEqualTypeOf<Promise<BinaryBlob>>();
  expectTypeOf<BinaryBlob["bytes"]>().toEqualTypeOf<Uint8Array<ArrayBuffer>>();
});

test("types.workflow-info, types.step-info: introspection", () => {
  expectTypeOf(ctx.getWorkflowInfo()).toEqualTypeOf<Promise<WorkflowInfo>>();
  expectTypeOf(ctx.getStepInfo("step")).toEqualTypeOf<Promise<StepInfo>>();
  expectTypeOf<WorkflowInfo["steps"]>().toEqualTypeOf<readonly StepInfo[]>();
  expectTypeOf<WorkflowInfo["run"]>().toEqualTypeOf<RunStatus | undefined>();
  // @ts-expect-error which step?
  void ctx.getStepInfo();
});

test("patterns.cached-results: a cached result has the type of what is computed", () => {
  expectTypeOf(ctx.cached("key", () => 1)).toEqualTypeOf<Promise<CachedResult<number>>>();
  expectTypeOf(ctx.cached("key", async () => ({ a: "x" }))).toEqualTypeOf<Promise<CachedResult<{ a: string }>>>();
});

test("patterns.shared-config: a configuration is stored with the input type of its schema and read with the output type", () => {
  const config = defineConfig("service", z.object({ port: z.coerce.number(), host: z.string().default("localhost") }));
  expectTypeOf(config.put).parameter(1).toExtend<{ host?: string | undefined }>();
  expectTypeOf(config.get(ctx, "id")).toEqualTypeOf<Promise<{ port: number; host: string }>>();
  // @ts-expect-error host is a text
  void config.put(ctx, { port: 1, host: 2 });
});

test("runs.methods: flows with types are evaluated with types", () => {
  const double = defineComponent({ path: "/double", execute: ({ n }: { n: number }) => ({ n: n * 2 }) });
  const mount = { lab: createWorker({ name: "lab", components: [double] }) };
  const doubling = flow({ name: "f", mount, input: z.object({ n: z.number() }) }, ({ input, step }) =>
    step("double", double, { n: input.n }),
  );
  expectTypeOf(ctx.evaluateFlow(doubling, { n: 1 })).toEqualTypeOf<Promise<{ n: number }>>();
  // @ts-expect-error the flow takes a number
  void ctx.evaluateFlow(doubling, { n: "1" });
  expectTypeOf(ctx.evaluateFlow("id", 1)).toEqualTypeOf<Promise<unknown>>();
  expectTypeOf(ctx.evaluateFlow<string>({ steps: [] }, 1)).toEqualTypeOf<Promise<string>>();
  expectTypeOf(ctx.evaluateFlow<string>(doubling.definition, 1)).toEqualTypeOf<Promise<string>>();
  expectTypeOf(ctx.evaluateFlow({} as object, 1)).toEqualTypeOf<Promise<unknown>>();
  expectTypeOf(ctx.evaluateFlow({} as Record<string, unknown>, 1)).toEqualTypeOf<Promise<unknown>>();
  expectTypeOf(ctx.evaluateRun(doubling, [{ n: 1 }])).toEqualTypeOf<Promise<FlowResult<{ n: number }>[]>>();
  expectTypeOf(ctx.evaluateRun(doubling.definition, [1])).toEqualTypeOf<Promise<FlowResult[]>>();
  // @ts-expect-error the flow takes numbers
  void ctx.evaluateRun(doubling, [{ n: "1" }]);
  // @ts-expect-error the flow takes numbers
  void ctx.submitRun(doubling, [1]);
  void ctx.evaluateRun({ steps: [] }, [1, "a"]);
  expectTypeOf(ctx.submitRun("id", [], { wait: true })).toEqualTypeOf<Promise<RunStatus>>();
});

test("the environment has strings and the declared bindings", () => {
  expectTypeOf(ctx.env["HOME"]).toEqualTypeOf<string | undefined>();
});
