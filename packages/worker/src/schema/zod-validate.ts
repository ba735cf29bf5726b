import type { StandardSchemaV1 } from "@standard-schema/spec";
import { zodDefinitions } from "./zod-definitions.ts";

type StandardResult = StandardSchemaV1.Result<unknown>;

/** Validates a value, possibly with asynchronous checks. */
export type Validate = (value: unknown) => StandardResult | Promise<StandardResult>;

/** The result of a validation by zod. */
type ZodResult =
  | { readonly success: true; readonly data: unknown }
  | { readonly success: false; readonly error: { readonly issues: readonly StandardSchemaV1.Issue[] } };

/** The members of zod's schemas that are used here. */
export interface ZodSchema {
  readonly safeParseAsync: (value: unknown, context?: { readonly direction: "backward" }) => Promise<ZodResult>;
}

/** Parts of a schema whose function may return a promise, by the name that zod 4 or zod 3 gives to their kind. */
const MAYBE_ASYNC: ReadonlySet<unknown> = new Set([
  "custom",
  "transform",
  "promise",
  "function",
  "ZodEffects",
  "ZodPromise",
  "ZodFunction",
]);

/**
 * Returns the function that validates with a zod schema, or `undefined` for schemas of other libraries.
 *
 * The standard interface of zod validates synchronously first and starts again when a check returns a promise. Every check then
 * runs twice, and the first promise is dropped: if it rejects, Node ends the process. Schemas with functions that may be asynchronous
 * are therefore validated asynchronously at once.
 */
export function createZodValidate(schema: StandardSchemaV1): Validate | undefined {
  if (!isZodSchema(schema)) return undefined;
  // Found at the first validation, because the getters of recursive schemas may not work before.
  let isAsync: boolean | undefined;
  return (value) => {
    isAsync ??= mayBeAsync(schema);
    return isAsync ? schema.safeParseAsync(value).then(toStandardResult) : schema["~standard"].validate(value);
  };
}

/** Whether a schema is one of zod 4, zod/mini or zod 3. */
export function isZodSchema(schema: StandardSchemaV1): schema is StandardSchemaV1 & ZodSchema {
  const isZod = schema["~standard"].vendor === "zod";
  return isZod && "safeParseAsync" in schema && typeof schema.safeParseAsync === "function";
}

export function toStandardResult(result: ZodResult): StandardResult {
  return result.success ? { value: result.data } : { issues: result.error.issues };
}

/** Whether a schema, or one inside it, has a function that may return a promise. */
function mayBeAsync(schema: object): boolean {
  for (const { type, check, typeName, transform } of zodDefinitions(schema)) {
    if ([type, check, typeName].some((kind) => MAYBE_ASYNC.has(kind)) || typeof transform === "function") return true;
  }
  return false;
}
