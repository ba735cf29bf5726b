import type { Clock } from "../engine/clock.ts";
import type { ComponentContext, ComponentOutcome, ErrorCause, FailedOutcome } from "../engine/component.ts";
import type { FileAccess } from "../files/file-access.ts";
import type { Semantics } from "../versions.ts";

/** What built-in components use beside the context of their execution. */
export interface BuiltinServices {
  readonly clock: Clock;
  /** Files that `load_file` may read. */
  readonly files: FileAccess | undefined;
}

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
  /** Whether a version has the component. If omitted, every version has it. */
  existsIn?(semantics: Semantics): boolean;
  /** Executes the component once. */
  execute(
    input: unknown,
    context: ComponentContext,
    semantics: Semantics,
    services: BuiltinServices,
  ): Promise<ComponentOutcome>;
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
