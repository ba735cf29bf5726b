import { ABSENT } from "@stepflow/protocol/internal";
import type { FlowPlan } from "../flow/flow-plan.ts";
import type { Semantics } from "../versions.ts";

/** Data that all items of a run share. */
export class RunScope {
  readonly plan: FlowPlan;
  readonly semantics: Semantics;
  readonly #variables: Readonly<Record<string, unknown>>;

  constructor(plan: FlowPlan, semantics: Semantics, variables: Readonly<Record<string, unknown>> = {}) {
    this.plan = plan;
    this.semantics = semantics;
    this.#variables = variables;
  }

  variable(name: string): unknown {
    if (Object.hasOwn(this.#variables, name)) return this.#variables[name] ?? null;
    const { variableDefaults } = this.plan;
    return variableDefaults.has(name) ? variableDefaults.get(name) : ABSENT;
  }
}
