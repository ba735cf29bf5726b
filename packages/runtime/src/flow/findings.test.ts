import { describe, expect, it, vi } from "vitest";
import { inspectFlow } from "./flow.ts";
import { StepGraph } from "./step-graph.ts";

const step = (id: string, input: unknown) => ({ id, component: "/t/x", input });
const steps = (count: number, input: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => step(`s${index}`, input(index)));

describe("findings of a flow with many faults", () => {
  it("are listed up to 100 of each kind, and the others are counted", () => {
    const { diagnostics } = inspectFlow({ name: "n", description: "d", steps: steps(10_000, () => ({ $step: "q" })) });
    const undefinedSteps = diagnostics.filter(({ kind }) => kind === "undefinedStepReference");
    expect(undefinedSteps).toHaveLength(101);
    expect(undefinedSteps.at(-1)).toMatchObject({ level: "fatal", message: "and 9900 more findings of this kind" });
    expect(diagnostics.filter(({ kind }) => kind === "unreachableStep")).toHaveLength(101);
  });

  it("name 20 of the steps that the flow has, and how many more there are", () => {
    const { diagnostics } = inspectFlow({ steps: steps(1_000, () => ({ $step: "q" })) });
    const found = diagnostics.find(({ kind }) => kind === "undefinedStepReference");
    expect(found?.message).toMatch(/the flow has 's0', 's1', .*'s19' and 980 more$/);
  });

  it("are bounded, whatever the names in the flow", () => {
    const long = "x".repeat(10_000);
    const input = Array.from({ length: 1_000 }, () => ({ $step: "q", [long]: 1 }));
    const { diagnostics } = inspectFlow({ steps: [step(long, input)] });
    expect(JSON.stringify(diagnostics).length).toBeLessThan(1_500_000);
  });

  it("search each cycle that is listed, and no other", () => {
    const search = vi.spyOn(StepGraph.prototype, "cycleThrough");
    const { diagnostics } = inspectFlow({ steps: steps(300, (index) => ({ $step: `s${(index + 1) % 300}` })) });
    expect(diagnostics.filter(({ kind }) => kind === "stepCycle")).toHaveLength(101);
    expect(search).toHaveBeenCalledTimes(100);
    search.mockRestore();
  });
});

describe("StepGraph", () => {
  const graphOf = (references: Record<string, string[]>) =>
    new StepGraph({
      steps: Object.entries(references).map(([id, ids]) => ({
        id,
        component: "/t/x",
        input: { kind: "array", items: ids.map((of) => ({ kind: "step", step: of, path: [] })) },
        metadata: {},
      })),
      output: { kind: "literal", value: null },
      metadata: {},
    } as unknown as ConstructorParameters<typeof StepGraph>[0]);

  it("knows which references are part of a cycle, and a shortest one", () => {
    const graph = graphOf({ a: ["b"], b: ["c", "d"], c: ["a"], d: ["e"], e: ["d", "missing"], f: ["f"] });
    expect(graph.isCyclic("a", "b")).toBe(true);
    expect(graph.isCyclic("b", "d")).toBe(false);
    expect(graph.isCyclic("d", "e")).toBe(true);
    expect(graph.isCyclic("e", "missing")).toBe(false);
    expect(graph.cycleThrough("a", "b")).toEqual(["a", "b", "c", "a"]);
    expect(graph.cycleThrough("f", "f")).toEqual(["f", "f"]);
  });

  it("takes a chain that is longer than the call stack", () => {
    const count = 100_000;
    const graph = graphOf(
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, [`s${(index + 1) % count}`]])),
    );
    expect(graph.isCyclic("s0", "s50000")).toBe(true);
  });
});
