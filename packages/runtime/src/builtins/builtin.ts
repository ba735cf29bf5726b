import type { ComponentContext, ComponentOutcome, ErrorCause, FailedOutcome } from "../engine/component.ts";
import type { Semantics } from "../versions.ts";

/** A component that the runtime itself has. */
export interface Builtin {
  /** Without the prefix of its route, such as `/eval`. */
  readonly component: string;
  readonly description: string;
  /** JSON Schemas of what it takes and gives. */
  readonly inputSchema: object;
  readonly outputSchema: object;
  execute(input: unknown, context: ComponentContext, semantics: Semantics): Promise<ComponentOutcome>;
}

/** Thrown within a built-in component: it could not do its work, for the given causes. */
export class BuiltinFailure extends Error {
  readonly causes: readonly ErrorCause[];

  constructor(causes: readonly ErrorCause[]) {
    super(causes.map(({ error }) => error).join(": "));
    this.causes = causes;
  }
}

/**
 * A failure of a built-in component as the runtimes show it: as one of transport. They repeat it, too, which we do not: it would
 * fail the same way.
 */
export function toBuiltinOutcome(component: string, causes: readonly ErrorCause[]): FailedOutcome {
  const message = causes.at(-1)?.error ?? "error executing component";
  return { outcome: "failed", kind: "transport", isFinal: true, component, causes, error: { code: 0, message } };
}
