import type { Code } from "./code.ts";
import type { Shape } from "./shape.ts";

/** Writes shapes as schemas of one library. */
export interface SchemaWriter {
  /** Names that a module with schemas imports from `@stepflow/worker`. */
  readonly workerImports: readonly string[];
  /** Its other imports. */
  readonly imports: readonly string[];
  /** Packages that a project needs. */
  readonly dependencies: readonly string[];
  /** Writes a schema. Undefined means that the project describes values by TypeScript types only. */
  readonly schema: ((shape: Shape) => Code) | undefined;
}
