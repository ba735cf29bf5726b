import { BlobDamagedError } from "../blobs/blob-damaged-error.ts";
import { type Clock, systemClock } from "../engine/clock.ts";
import type { ComponentContext, ComponentOutcome } from "../engine/component.ts";
import { FileAccess, type FilePlace } from "../files/file-access.ts";
import type { Semantics } from "../versions.ts";
import { type Builtin, BuiltinFailure, toBuiltinOutcome } from "./builtin.ts";
import { createMessages } from "./create-messages.ts";
import { evalFlow } from "./eval.ts";
import { getBlob } from "./get-blob.ts";
import { iterate } from "./iterate.ts";
import { loadFile } from "./load-file.ts";
import { map } from "./map.ts";
import { noop } from "./noop.ts";
import { putBlob } from "./put-blob.ts";
import { sleep } from "./sleep.ts";

/** The built-in components of all versions, in the order of their paths. */
export const BUILTINS: readonly Builtin[] = [
  createMessages,
  evalFlow,
  getBlob,
  iterate,
  loadFile,
  map,
  noop,
  putBlob,
  sleep,
];

/** Returns the built-in components that a version has. */
export function builtinsOf(semantics: Semantics): readonly Builtin[] {
  return BUILTINS.filter(({ existsIn }) => existsIn?.(semantics) ?? true);
}

/** Options of {@link executeBuiltin}. */
export interface BuiltinOptions {
  /** Source of the time for `sleep`. @default systemClock */
  readonly clock?: Clock | undefined;
  /** Folder whose files `load_file` may read. If omitted, it refuses every path. */
  readonly files?: FilePlace | undefined;
}

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
 * @param options the clock for `sleep`, and the folder for `load_file`.
 */
export async function executeBuiltin(
  path: string,
  input: unknown,
  context: ComponentContext,
  semantics: Semantics,
  { clock = systemClock, files }: BuiltinOptions = {},
): Promise<ComponentOutcome> {
  const builtin = builtinsOf(semantics).find(({ component }) => component === path);
  if (builtin === undefined) return unknownBuiltin(path, semantics);
  try {
    return await builtin.execute(input, context, semantics, { clock, files: files && new FileAccess(files.folder) });
  } catch (error) {
    if (error instanceof BuiltinFailure) return toBuiltinOutcome(path, error.causes);
    // A repetition would find the same damage.
    if (error instanceof BlobDamagedError) return toBuiltinOutcome(path, [{ error: error.message }]);
    throw error;
  }
}

function unknownBuiltin(path: string, { routesComponents }: Semantics): ComponentOutcome {
  const message = `unknown component: ${path}`;
  const causes = [{ error: message }];
  if (!routesComponents) return toBuiltinOutcome(path, causes);
  return { outcome: "failed", kind: "route", component: path, causes, error: { code: 0, message } };
}
