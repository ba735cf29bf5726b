import type { StandardSchemaV1 } from "@standard-schema/spec";

type StandardResult = StandardSchemaV1.Result<unknown>;

/** Validates a value, possibly with asynchronous checks. */
export type Validate = (value: unknown) => StandardResult | Promise<StandardResult>;

/** The members of zod's schemas that are used here. `_def` is zod 3, `_zod` is zod 4. */
interface ZodSchema {
  safeParseAsync(
    value: unknown,
  ): Promise<
    | { readonly success: true; readonly data: unknown }
    | { readonly success: false; readonly error: { readonly issues: readonly StandardSchemaV1.Issue[] } }
  >;
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

/** Members that may be functions that return schemas: a lazy schema, and the shapes of zod 3. */
const SCHEMA_FUNCTIONS: ReadonlySet<string> = new Set(["getter", "shape"]);

/**
 * Returns the function that validates with a zod schema, or `undefined` for schemas of other libraries.
 *
 * The standard interface of zod validates synchronously first and starts again when a check returns a promise. Every check then
 * runs twice, and the first promise is dropped: if it rejects, Node ends the process. Schemas with functions that may be asynchronous
 * are therefore validated asynchronously at once.
 */
export function createZodValidate(schema: StandardSchemaV1): Validate | undefined {
  if (schema["~standard"].vendor !== "zod" || !canParseAsync(schema)) return undefined;
  // Found at the first validation, because the getters of recursive schemas may not work before.
  let isAsync: boolean | undefined;
  return (value) => {
    isAsync ??= mayBeAsync(schema);
    return isAsync ? parseAsync(schema, value) : schema["~standard"].validate(value);
  };
}

function canParseAsync(schema: StandardSchemaV1): schema is StandardSchemaV1 & ZodSchema {
  return "safeParseAsync" in schema && typeof schema.safeParseAsync === "function";
}

async function parseAsync(schema: ZodSchema, value: unknown): Promise<StandardResult> {
  const result = await schema.safeParseAsync(value);
  return result.success ? { value: result.data } : { issues: result.error.issues };
}

/** Whether a schema, or one inside it, has a function that may return a promise. */
function mayBeAsync(root: object): boolean {
  const seen = new Set<object>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part !== "object" || part === null || seen.has(part)) continue;
    seen.add(part);
    const definition = definitionOf(part);
    if (definition === undefined) {
      // Lists, shapes and maps of schemas.
      if (isContainer(part)) open.push(...(part instanceof Map ? part.values() : Object.values(part)));
      continue;
    }
    const { type, check, typeName, transform } = definition;
    if ([type, check, typeName].some((kind) => MAYBE_ASYNC.has(kind)) || typeof transform === "function") return true;
    for (const name of Object.keys(definition)) {
      if (!isValue(name)) open.push(SCHEMA_FUNCTIONS.has(name) ? call(definition[name]) : definition[name]);
    }
  }
  return false;
}

function definitionOf(part: object): Record<string, unknown> | undefined {
  if ("_zod" in part) return (part._zod as { readonly def: Record<string, unknown> }).def;
  return "_def" in part ? (part._def as Record<string, unknown>) : undefined;
}

function isContainer(part: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(part);
  return Array.isArray(part) || part instanceof Map || prototype === Object.prototype || prototype === null;
}

/** Members that hold data of the user instead of schemas. Reading a default calls the function that creates it. */
function isValue(name: string): boolean {
  return name === "defaultValue" || name === "values" || name === "entries";
}

function call(member: unknown): unknown {
  return typeof member === "function" ? member() : member;
}
