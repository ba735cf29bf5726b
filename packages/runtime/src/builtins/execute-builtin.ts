import { BlobDamagedError } from "../blobs/blob-damaged-error.ts";
import type { ComponentContext, ComponentOutcome } from "../engine/component.ts";
import type { Semantics } from "../versions.ts";
import { type Builtin, BuiltinFailure, toBuiltinOutcome } from "./builtin.ts";
import { createMessages } from "./create-messages.ts";
import { evalFlow } from "./eval.ts";
import { getBlob } from "./get-blob.ts";
import { iterate } from "./iterate.ts";
import { map } from "./map.ts";
import { putBlob } from "./put-blob.ts";

/** The built-in components, in the order of their paths. */
export const BUILTINS: readonly Builtin[] = [createMessages, evalFlow, getBlob, iterate, map, putBlob];

/**
 * Executes a built-in component. It serves programs that route components themselves, with `createEngine({ builtins: false })`.
 *
 * @example
 * ```ts source="./execute-builtin.examples.ts#executeBuiltin"
 * const engine = createEngine({
 *   builtins: false,
 *   async executeComponent(path, input, context) {
 *     if (path.startsWith("/std/"))
 *       return await executeBuiltin(path.slice("/std".length), input, context, engine.semantics);
 *     return { outcome: "success", result: input };
 *   },
 * });
 * ```
 *
 * @param path path without the route prefix, such as `/eval`.
 */
export async function executeBuiltin(
  path: string,
  input: unknown,
  context: ComponentContext,
  semantics: Semantics,
): Promise<ComponentOutcome> {
  const builtin = BUILTINS.find(({ component }) => component === path);
  if (builtin === undefined) return toBuiltinOutcome(path, [{ error: `unknown component: ${path}` }]);
  try {
    return await builtin.execute(input, context, semantics);
  } catch (error) {
    if (error instanceof BuiltinFailure) return toBuiltinOutcome(path, error.causes);
    // A repetition would find the same damage.
    if (error instanceof BlobDamagedError) return toBuiltinOutcome(path, [{ error: error.message }]);
    throw error;
  }
}
