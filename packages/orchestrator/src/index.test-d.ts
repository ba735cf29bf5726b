import type { FlowResult, FlowRunner, TypedFlow } from "@stepflow/protocol";
import { expectTypeOf, it } from "vitest";
import type { Orchestrator } from "./index.ts";

declare const server: Orchestrator;
declare const flow: TypedFlow<{ readonly text: string }, { readonly words: number }>;

it("a real runtime runs flows as the embedded one does, with the same types", () => {
  expectTypeOf<Orchestrator>().toExtend<FlowRunner & AsyncDisposable>();
  expectTypeOf(server.run(flow, { text: "a" })).resolves.toEqualTypeOf<FlowResult<{ readonly words: number }>>();
  expectTypeOf(server.runMany(flow, [{ text: "a" }])).resolves.toEqualTypeOf<
    readonly FlowResult<{ readonly words: number }>[]
  >();
  expectTypeOf(
    server.run("output: 1", 1, { signal: new AbortController().signal }),
  ).resolves.toEqualTypeOf<FlowResult>();
  expectTypeOf(server.run({ steps: [] }, 1)).resolves.toEqualTypeOf<FlowResult>();
  // @ts-expect-error the flow takes a text
  void server.run(flow, { text: 1 });
  // @ts-expect-error only the embedded runtime keeps what `retain` selects
  void server.run("output: 1", 1, { retain: {} });
});
