import { isJsonObject } from "@stepflow/protocol";
import { type FaultKind, type FaultOptions, type TestRuntime, testRuntime } from "@stepflow/runtime/testing";
import { createWorker, type Worker } from "@stepflow/worker";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quietly } from "./quiet.ts";

const TEXT = "Grüße, 世界 🌍";

function workerOf(limits: { readonly callbackTimeoutMs?: number }): Worker {
  return createWorker({ name: "w", ...quietly, ...limits })
    .component("/echo", (input: unknown) => input)
    .component("/put", async (input: unknown, ctx) => ctx.putBlob(input))
    .component("/copy", async (input: unknown, ctx) => ctx.getBlob(await ctx.putBlob(input)))
    .component("/pair", async (input: unknown, ctx) => {
      const ids = await Promise.all([ctx.putBlob([input, 1]), ctx.putBlob([input, 2]), ctx.putBlob([input, 3])]);
      return Promise.all(ids.map((id) => ctx.getBlob(id)));
    })
    .component("/nested", async (input: unknown, ctx) => ctx.evaluateFlow(flowOf("/w/put"), input));
}

const worker = workerOf({});
/** Gives up early because an answer may be lost. On a busy machine this also affects late answers. */
const hasty = workerOf({ callbackTimeoutMs: 60 });

function flowOf(component: string): object {
  return { steps: [{ id: "s", component, input: { $input: "$" } }], output: { $step: "s" } };
}

const COMPONENTS = ["/echo", "/put", "/copy", "/pair", "/nested"];
/** Sends one message at a time, so that the order does not depend on speed. */
const SEQUENTIAL = ["/echo", "/put", "/copy"];
const INPUTS = [0, 1, 2].map((n) => ({ text: `${TEXT} ${n}` }));

/** The result of every success, whatever the faults. */
const expected = new Map<string, readonly unknown[]>();
for (const component of COMPONENTS) {
  await using runtime = await testRuntime(worker);
  expected.set(component, (await runtime.runMany(flowOf(`/w${component}`), INPUTS)).map(resultOf));
}

function resultOf(result: unknown): unknown {
  return isJsonObject(result) ? result["result"] : undefined;
}

interface Outcome {
  readonly results: readonly unknown[];
  readonly faults: readonly string[];
}

async function runAll(runtime: TestRuntime, components: readonly string[]): Promise<Outcome> {
  const results: unknown[] = [];
  for (const component of components) {
    for (const [index, result] of (await runtime.runMany(flowOf(`/w${component}`), INPUTS)).entries()) {
      results.push(result);
      if (result.outcome === "success") expect(result.result).toEqual(expected.get(component)?.[index]);
      else
        expect(result.error).toEqual({
          ...result.error,
          code: expect.any(Number),
          message: expect.stringMatching(/./),
        });
    }
  }
  return { results, faults: runtime.faults.map(({ kind, message }) => `${kind}: ${message}`).toSorted() };
}

interface Setup {
  readonly dialect: "v0" | "v1";
  readonly worker: Worker;
  readonly components?: readonly string[];
}

async function runWith(faults: FaultOptions, { dialect, worker, components = COMPONENTS }: Setup): Promise<Outcome> {
  await using runtime = await testRuntime(worker, { faults, dialect });
  return await runAll(runtime, components);
}

const rate = fc.constantFrom(0, 0.05, 0.2, 0.6);
const someFaults = fc.record({
  seed: fc.nat(),
  drop: fc.constantFrom(0, 0.02, 0.1),
  delay: rate,
  split: rate,
  duplicate: rate,
  reorder: rate,
  kill: fc.constantFrom(0, 0.05, 0.2),
});

describe.each(["v0", "v1"] as const)("with any faults, over %s", (dialect) => {
  it("every run ends with the right result or a clear failure and leaves nothing behind", async () => {
    // Concurrent runs, because most of the time is spent waiting for lost answers.
    const several = fc.array(someFaults, { minLength: 5, maxLength: 5 });
    const property = fc.asyncProperty(several, async (each) => {
      await Promise.all(each.map((faults) => runWith(faults, { dialect, worker: hasty })));
    });
    await fc.assert(property, { numRuns: 3 });
  }, 60_000);

  it.each<[FaultKind, number]>([
    ["delay", 1],
    ["split", 1],
    ["duplicate", 1],
    ["reorder", 1],
  ])("%s of every message changes no result", async (kind, often) => {
    const { results, faults } = await runWith({ seed: 1, [kind]: often }, { dialect, worker });
    expect(results).toEqual(results.map(() => expect.objectContaining({ outcome: "success" })));
    if (dialect === "v0" || kind !== "reorder")
      expect(faults.filter((fault) => fault.startsWith(kind)).length).toBeGreaterThan(5);
  });

  it.each<FaultKind>(["drop", "kill"])(
    "%s of every message fails every run and is named in the error",
    async (kind) => {
      const { results, faults } = await runWith({ seed: 1, [kind]: 1 }, { dialect, worker: hasty });
      expect(results).toEqual(results.map(() => expect.objectContaining({ outcome: "failed" })));
      expect(JSON.stringify(results[0])).toContain(kind);
      expect(faults.length).toBeGreaterThanOrEqual(results.length);
    },
  );
});

describe("a seed", () => {
  it("repeats faults and results", async () => {
    // No answer that a worker waits for is lost, because the length of that wait depends on the machine.
    const rates = { kill: fc.constant(0.15), split: rate, delay: rate, reorder: rate, duplicate: rate };
    const one = fc.tuple(fc.record({ seed: fc.nat(), ...rates }), fc.constantFrom("v0" as const, "v1" as const));
    const property = fc.asyncProperty(fc.array(one, { minLength: 5, maxLength: 5 }), async (each) => {
      const setup = { worker, components: SEQUENTIAL };
      const twice = ([faults, dialect]: (typeof each)[number]): Promise<Outcome[]> =>
        Promise.all([runWith(faults, { ...setup, dialect }), runWith(faults, { ...setup, dialect })]);
      for (const [first, second] of await Promise.all(each.map(twice))) {
        expect(second?.faults).toEqual(first?.faults);
        expect(second?.results.map(resultOf)).toEqual(first?.results.map(resultOf));
      }
    });
    await fc.assert(property, { numRuns: 3 });
  }, 60_000);

  it("repeats losses", async () => {
    const setup = { dialect: "v1", worker, components: ["/echo"] } as const;
    const lossesOf = async (seed: number): Promise<readonly string[]> =>
      (await runWith({ seed, drop: 0.4 }, setup)).faults;
    const losses = await Promise.all([1, 2, 3].map(lossesOf));
    expect(await Promise.all([1, 2, 3].map(lossesOf))).toEqual(losses);
    expect(new Set(losses.map(String)).size).toBe(3);
  });

  it("is random and shown if omitted", async () => {
    await using first = await testRuntime(worker, { faults: {} });
    await runAll(first, ["/echo"]);
    expect(first.replay).toBe(`faults: { seed: ${first.seed} }`);
    await using again = await testRuntime(worker, { faults: { seed: first.seed } });
    await runAll(again, ["/echo"]);
    expect(again.faults.map((fault) => JSON.stringify(fault)).toSorted()).toEqual(
      first.faults.map((fault) => JSON.stringify(fault)).toSorted(),
    );
  });

  it("is undefined without faults", async () => {
    await using runtime = await testRuntime(worker);
    expect([runtime.seed, runtime.replay, runtime.faults]).toEqual([undefined, undefined, []]);
  });
});

describe("an execution that is repeated", () => {
  it("is recorded if its answer was lost after the work was done", async () => {
    for (let seed = 0; seed < 100; seed += 1) {
      await using runtime = await testRuntime(worker, { faults: { seed, drop: 0.5 } });
      const result = await runtime.execute("/echo", TEXT);
      const lostAnswers = runtime.faults.filter(({ message }) => message.startsWith("answer of /w/echo"));
      if (result.outcome !== "success" || lostAnswers.length === 0) continue;
      expect(runtime.executions().map(({ status }) => status)).toEqual([
        ...lostAnswers.map(() => "succeeded"),
        "succeeded",
      ]);
      return;
    }
    throw new Error("No seed lost an answer.");
  });
});
