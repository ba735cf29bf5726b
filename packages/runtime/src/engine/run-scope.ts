import type { FlowResult } from "@stepflow/protocol";
import { ABSENT } from "@stepflow/protocol/internal-flows";
import { copyJson } from "../expression/json-value.ts";
import type { FlowPlan, StepPlan } from "../flow/flow-plan.ts";
import type { Semantics } from "../versions.ts";
import { Failure } from "./failure.ts";

/** Data that all items of a run share. */
export class RunScope {
  readonly plan: FlowPlan;
  readonly semantics: Semantics;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #known: ReadonlyMap<string, FlowResult>;

  constructor(
    plan: FlowPlan,
    semantics: Semantics,
    variables: Readonly<Record<string, unknown>> = {},
    known: ReadonlyMap<string, FlowResult> = new Map(),
  ) {
    this.plan = plan;
    this.semantics = semantics;
    this.#variables = variables;
    this.#known = known;
  }

  /** Returns the known result of a step as a value or a `Failure`; undefined if the step has to execute. */
  known({ id }: StepPlan): unknown {
    const result = this.#known.get(id);
    if (result === undefined) return undefined;
    // A copy, because the receiver may change it.
    return result.outcome === "success" ? copyJson(result.result ?? null) : new Failure(result.error);
  }

  /** Whether the result of any step is known. */
  get knows(): boolean {
    return this.#known.size > 0;
  }

  isKnown({ id }: StepPlan): boolean {
    return this.#known.has(id);
  }

  variable(name: string): unknown {
    if (Object.hasOwn(this.#variables, name)) return this.#variables[name] ?? null;
    const { variableDefaults } = this.plan;
    return variableDefaults.has(name) ? variableDefaults.get(name) : ABSENT;
  }
}
