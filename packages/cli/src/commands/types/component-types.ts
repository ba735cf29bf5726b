import type { FoundComponent } from "../../runtimes/find-components.ts";

/** A component with its schemas, as far as types depend on them. */
export interface ComponentSchemas {
  readonly component: string;
  readonly description?: string | undefined;
  /** JSON Schema of the input. Undefined means any input. */
  readonly input?: unknown;
  /** JSON Schema of the output. Undefined means any output. */
  readonly output?: unknown;
}

/** Converts components to what is written of them, in the order of their paths. */
export function toComponentSchemas(found: readonly FoundComponent[]): readonly ComponentSchemas[] {
  return found
    .filter(({ isBuiltin }) => !isBuiltin)
    .map(({ component, description, inputSchema, outputSchema }) => ({
      component,
      description: description?.trim() || undefined,
      input: inputSchema ?? undefined,
      output: outputSchema ?? undefined,
    }))
    .sort((a, b) => (a.component < b.component ? -1 : a.component > b.component ? 1 : 0));
}
