import { stepflowMatchers, testRuntime } from "@stepflow/runtime/testing";
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { ComponentError, createWorker } from "@stepflow/worker";
import { describe, expect, expectTypeOf, it } from "vitest";
import { quietly } from "./quiet.ts";

const worker = createWorker({ name: "m", ...quietly })
  .component("/ok", async (n: number, ctx) => ({ n, id: await ctx.putBlob([n]) }))
  .component("/no", () => {
    throw new ComponentError("The warehouse is closed.", { code: -32_150, data: { item: "book" } });
  });

/** The message of a failed assertion. */
function wordsOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("The assertion holds.");
}

describe("toSucceedWith", () => {
  it("accepts outputs with asymmetric matchers", async () => {
    const runtime = await useRuntime(worker);
    const result = await runtime.execute("/ok", 1);
    expect(result).toSucceedWith({ n: 1, id: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(result).not.toSucceedWith({ n: 1 });
    expect(await runtime.execute("/no", 1)).not.toSucceedWith(expect.anything());
  });

  it("shows the actual result and the executions", async () => {
    const runtime = await useRuntime(worker);
    const result = await runtime.execute("/ok", 1);
    const differs = wordsOf(() => expect(result).toSucceedWith({ n: 2 }));
    expect(differs).toContain("but the result differs");
    expect(differs).toContain('+   "n": 1');
    expect(differs).toContain("/m/ok (attempt 1) succeeded after blobs/put");
    const failed = await runtime.execute("/no", 1);
    const failure = wordsOf(() => expect(failed).toSucceedWith(1));
    expect(failure).toContain("but it failed");
    expect(failure).toContain("/m/no (attempt 1) failed: -32150 The warehouse is closed.");
    expect(wordsOf(() => expect(result).not.toSucceedWith(expect.anything()))).toContain("expected it not to succeed");
  });

  it("says how to repeat the faults", async () => {
    const runtime = await useRuntime(worker, { faults: { seed: 9, drop: 1 } });
    const result = await runtime.execute("/ok", 1);
    const words = wordsOf(() => expect(result).toSucceedWith(1));
    expect(words).toContain("drop: request to /m/ok (attempt 1)");
    expect(words).toContain("Replay with faults: { seed: 9, drop: 1 }");
  });

  it("accepts results only", () => {
    expect(wordsOf(() => expect(Promise.resolve()).toSucceedWith(1))).toContain("It is a promise. Await it.");
    expect(wordsOf(() => expect(1).toSucceedWith(1))).toContain("Pass the result of run() or execute().");
  });
});

describe("toFailWith", () => {
  it("compares the given members", async () => {
    const runtime = await useRuntime(worker);
    const result = await runtime.execute("/no", 1);
    expect(result).toFailWith();
    expect(result).toFailWith({ code: -32_150 });
    expect(result).toFailWith({ message: "warehouse" });
    expect(result).toFailWith({ message: /^The .* closed\.$/, data: expect.objectContaining({ item: "book" }) });
    expect(result).not.toFailWith({ code: -1 });
    expect(result).not.toFailWith({ message: "open" });
    expect(result).not.toFailWith({ data: { item: "pen" } });
    expect(await runtime.execute("/ok", 1)).not.toFailWith();
    expect(wordsOf(() => expect(result).toFailWith({ code: 1 }))).toContain("but the error is");
    expect(wordsOf(() => expect(result).not.toFailWith())).toBe("expected it not to fail");
  });

  it("accepts asymmetric matchers for a member and for the whole error", async () => {
    const runtime = await useRuntime(worker);
    const result = await runtime.execute("/no", 1);
    expect(result).toFailWith({ code: expect.any(Number), message: expect.stringContaining("warehouse") });
    expect(result).not.toFailWith({ code: expect.any(String) });
    expect(result).not.toFailWith({ message: expect.stringContaining("garage") });
    expect(result).toFailWith(expect.objectContaining({ code: -32_150 }));
    expect(result).not.toFailWith(expect.objectContaining({ code: 7 }));
    expect(await runtime.execute("/ok", 1)).not.toFailWith(expect.anything());
  });

  it("searches for a pattern from the beginning each time", async () => {
    const runtime = await useRuntime(worker);
    const result = await runtime.execute("/no", 1);
    const pattern = /warehouse/g;
    for (let time = 0; time < 3; time += 1) expect(result).toFailWith({ message: pattern });
  });

  it.each([
    ["nothing like this", "Did you mean { message: 'nothing like this' }?"],
    [/nothing/, "Did you mean { message: /nothing/ }?"],
    [{ mesage: "closed" }, 'and data of an error, not "mesage"'],
    [null, "Without an argument it accepts any failure"],
    [-32_150, "takes an expectation"],
    [new Error("closed"), "takes an expectation"],
    [{}, "takes an expectation"],
  ])("refuses %j, which every failure would match", async (failure, words) => {
    const runtime = await useRuntime(worker);
    const [failed, succeeded] = [await runtime.execute("/no", 1), await runtime.execute("/ok", 1)];
    expect(wordsOf(() => expect(failed).toFailWith(failure as never))).toContain(words);
    expect(wordsOf(() => expect(succeeded).not.toFailWith(failure as never))).toContain(words);
  });
});

describe("toHaveStored and toHaveExecuted", () => {
  it("check the record of the runtime", async () => {
    const runtime = await useRuntime(worker);
    expect(wordsOf(() => expect(runtime).toHaveStored([7]))).toContain("but no blob was stored");
    expect(runtime).not.toHaveExecuted("/ok");
    await runtime.execute("/ok", 7);
    expect(runtime).toHaveStored([7]);
    expect(runtime).not.toHaveStored([8]);
    expect(runtime).toHaveExecuted("/ok");
    expect(runtime).toHaveExecuted("/m/ok", 7);
    expect(runtime).not.toHaveExecuted("/ok", 8);
    expect(wordsOf(() => expect(runtime).toHaveExecuted("/ok", 8))).toMatch(/but the inputs were Array \[\s+7,/);
    expect(wordsOf(() => expect(runtime).toHaveExecuted("/no"))).toContain("but it was not executed");
    expect(wordsOf(() => expect(1).toHaveStored(1))).toContain("expects a runtime");
  });
});

it("the matchers are typed and work with other frameworks", async () => {
  expectTypeOf(expect(1).toFailWith).parameter(0).toEqualTypeOf<Parameters<typeof stepflowMatchers.toFailWith>[1]>();
  await using runtime = await testRuntime(worker);
  const state = { equals: Object.is, utils: { stringify: String, diff: () => null } };
  const verdict = stepflowMatchers.toFailWith.call(state, await runtime.execute("/no", 1), { code: -32_150 });
  expect(verdict.pass).toBe(true);
});
