import {
  type ComponentContext,
  type ComponentOutcome,
  createEngine,
  type Engine,
  type EngineOptions,
} from "@stepflow/runtime";

type Execute = (
  path: string,
  input: unknown,
  context: ComponentContext,
) => ComponentOutcome | Promise<ComponentOutcome>;

/** An engine whose components are a function. */
export function engineWith(execute: Execute, options: Partial<EngineOptions> = {}): Engine {
  return createEngine({ ...options, executeComponent: async (...args) => execute(...args) });
}

export function success(result: unknown): ComponentOutcome {
  return { outcome: "success", result };
}

/** A step that bears the name of its component. */
export function step(id: string, input: unknown = null, extra: object = {}): object {
  return { id, component: `/w/${id}`, input, ...extra };
}
