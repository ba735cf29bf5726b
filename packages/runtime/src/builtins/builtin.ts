import type { ComponentContext, ComponentOutcome, ErrorCause, FailedOutcome } from "../engine/component.ts";
import type { Semantics } from "../versions.ts";

/** A component that the runtime itself provides. */
export interface Builtin {
  /** Path without the route prefix, such as `/eval`. */
  readonly component: string;
  /** One sentence about the component. */
  readonly description: string;
  /** JSON Schema of the input. */
  readonly inputSchema: object;
  /** JSON Schema of the output. */
  readonly outputSchema: object;
  /** Executes the component once. */
  execute(input: unknown, context: ComponentContext, semantics: Semantics): Promise<ComponentOutcome>;
}

/** Thrown by a built-in component that fails, with the causes to show. */
export class BuiltinFailure extends Error {
  readonly causes: readonly ErrorCause[];

  constructor(causes: readonly ErrorCause[]) {
    super(causes.map(({ error }) => error).join(": "));
    this.causes = causes;
  }
}

/**
 * Returns the failure of a built-in component. As in real runtimes, it counts as a transport failure. Unlike there, it is not repeated,
 * because it would fail in the same way.
 */
export function toBuiltinOutcome(component: string, causes: readonly ErrorCause[]): FailedOutcome {
  const message = causes.at(-1)?.error ?? "error executing component";
  return { outcome: "failed", kind: "transport", isFinal: true, component, causes, error: { code: 0, message } };
}
