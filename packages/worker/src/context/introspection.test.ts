import { StepNotFoundError, UnsupportedByRuntimeError } from "@stepflow/protocol";
import { describe, expect, it, vi } from "vitest";
import { describeWorkflow, findStep, type IntrospectionSource, stepsOf } from "./introspection.ts";

const definition = {
  name: "demo",
  description: "Two steps.",
  version: "1.2",
  steps: [
    { id: "first", component: "/lab/one", input: { $input: "$" } },
    {
      id: "second",
      component: "/lab/two",
      input: { a: { $step: "first" } },
      onError: { action: "useDefault", defaultValue: 1 },
      mustExecute: true,
      metadata: { owner: "me" },
    },
  ],
  output: { $step: "second" },
};
const run = { runId: "run", flowId: "flow", status: "running" };

function sourceOf(flow: unknown, ids: Partial<IntrospectionSource> = {}) {
  return {
    flowId: "flow",
    runId: "run",
    getFlow: vi.fn(async () => flow),
    getRun: vi.fn(async () => run),
    ...ids,
  } as IntrospectionSource;
}

describe("describeWorkflow", () => {
  it("callbacks.introspection, context.workflow-info: returns flow, steps and the state of the run", async () => {
    const source = sourceOf(definition);
    expect(await describeWorkflow(source)).toEqual({
      flowId: "flow",
      runId: "run",
      name: "demo",
      description: "Two steps.",
      version: "1.2",
      flow: definition,
      run,
      steps: [
        {
          stepId: "first",
          component: "/lab/one",
          input: { $input: "$" },
          onError: undefined,
          mustExecute: false,
          metadata: {},
        },
        {
          stepId: "second",
          component: "/lab/two",
          input: { a: { $step: "first" } },
          onError: { action: "useDefault", defaultValue: 1 },
          mustExecute: true,
          metadata: { owner: "me" },
        },
      ],
    });
    expect(source.getFlow).toHaveBeenCalledWith("flow");
    expect(source.getRun).toHaveBeenCalledWith("run");
  });

  it("callbacks.introspection: works without a run and without names", async () => {
    const source = sourceOf({ steps: null, name: 3 }, { runId: undefined });
    expect(await describeWorkflow(source)).toMatchObject({ name: undefined, run: undefined, steps: [] });
    expect(source.getRun).not.toHaveBeenCalled();
  });

  it("callbacks.introspection: a runtime that does not name its flow is a typed error", async () => {
    const source = sourceOf(definition, { flowId: undefined });
    await expect(describeWorkflow(source)).rejects.toThrow(UnsupportedByRuntimeError);
    await expect(describeWorkflow(source)).rejects.toThrow("It did not send a flow id.");
  });

  it("callbacks.introspection: fails with the error of the runtime", async () => {
    const source = sourceOf(definition, { getRun: () => Promise.reject(new Error("gone")) });
    await expect(describeWorkflow(source)).rejects.toThrow("gone");
  });
});

describe("findStep", () => {
  it("context.step-info: finds a step by its id", () => {
    expect(findStep(stepsOf(definition), "second")).toMatchObject({ stepId: "second", component: "/lab/two" });
  });

  it("context.step-info: an unknown step is a typed error that names the known ones", () => {
    expect(() => findStep(stepsOf(definition), "third")).toThrow(StepNotFoundError);
    expect(() => findStep(stepsOf(definition), "third")).toThrow(
      'The workflow has no step "third". It has first, second.',
    );
    expect(() => findStep([], "third")).toThrow("It has none.");
    expect(() => findStep(stepsOf({}), "__proto__")).toThrow(StepNotFoundError);
  });
});
