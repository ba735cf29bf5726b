import { describe, expectTypeOf, it } from "vitest";
import type { Client, RunResult, TypedFlow } from "./index.ts";

declare const client: Client;
declare const flow: TypedFlow<{ readonly text: string }, { readonly words: number }>;

describe("what users write", () => {
  it("typed flows take inputs of their type and give results of theirs", () => {
    expectTypeOf(client.run(flow, [{ text: "a" }])).resolves.toEqualTypeOf<RunResult<{ readonly words: number }>>();
    // @ts-expect-error the flow takes texts
    void client.run(flow, [{ text: 1 }]);
    // @ts-expect-error one input per item
    void client.run(flow, { text: "a" });
  });

  it("flows come as text, as ids and as objects", () => {
    expectTypeOf(client.run("output: 1", [1, "a"])).resolves.toEqualTypeOf<RunResult>();
    expectTypeOf(client.run({ steps: [], output: 1 }, [])).resolves.toEqualTypeOf<RunResult>();
    expectTypeOf(client.run({} as object, [])).resolves.toEqualTypeOf<RunResult>();
    expectTypeOf(client.run({} as Record<string, unknown>, [])).resolves.toEqualTypeOf<RunResult>();
    expectTypeOf<Client["storeFlow"]>().toBeCallableWith("output: 1");
    expectTypeOf<Client["storeFlow"]>().toBeCallableWith({ output: 1 });
    expectTypeOf<Client["storeFlow"]>().toBeCallableWith(flow);
    // @ts-expect-error a number is no flow
    void client.run(5, []);
  });
});
