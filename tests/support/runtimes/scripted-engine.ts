import {
  type ComponentContext,
  type ComponentOutcome,
  createEngine,
  type Engine,
  type EngineOptions,
  readFlow,
} from "@stepflow/runtime";

type Execute = (
  path: string,
  input: unknown,
  context: ComponentContext,
) => ComponentOutcome | Promise<ComponentOutcome>;

/** Creates an engine whose components are one function. */
export function engineWith(execute: Execute, options: Partial<EngineOptions> = {}): Engine {
  return createEngine({ ...options, executeComponent: async (...args) => execute(...args) });
}

export function success(result: unknown): ComponentOutcome {
  return { outcome: "success", result };
}

/** Returns a step whose id is the name of its component. */
export function step(id: string, input: unknown = null, extra: object = {}): object {
  return { id, component: `/w/${id}`, input, ...extra };
}

/** Runs a flow and returns the results of its items. */
export async function resultsOf(engine: Engine, flow: object, inputs: Iterable<unknown> = [{}]): Promise<unknown[]> {
  const { runId, ended } = engine.submit(readFlow(flow), inputs);
  await ended;
  return (engine.runs.items(runId) ?? []).map(({ result }) => result);
}
