/** Definition of a schema or check: `_zod.def` of zod 4 and zod/mini, `_def` of zod 3. */
export type ZodDefinition = Readonly<Record<string, unknown>>;

/** Members that may be functions that return schemas: a lazy schema, and the shapes of zod 3. */
const SCHEMA_FUNCTIONS: ReadonlySet<string> = new Set(["getter", "shape"]);

/** Yields the definitions of a schema of zod and of all schemas and checks inside it, each of them once. */
export function* zodDefinitions(root: object): Generator<ZodDefinition, void> {
  const seen = new Set<object>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part !== "object" || part === null || seen.has(part)) continue;
    seen.add(part);
    const definition = zodDefinitionOf(part);
    if (definition === undefined) {
      // Lists, shapes and maps of schemas.
      if (isContainer(part)) open.push(...(part instanceof Map ? part.values() : Object.values(part)));
      continue;
    }
    yield definition;
    for (const name of Object.keys(definition)) {
      if (!isValue(name)) open.push(SCHEMA_FUNCTIONS.has(name) ? call(definition[name]) : definition[name]);
    }
  }
}

/** The definition of a schema or check of zod; `undefined` for everything else. */
export function zodDefinitionOf(part: object): ZodDefinition | undefined {
  if ("_zod" in part) return (part._zod as { readonly def: ZodDefinition }).def;
  return "_def" in part ? (part._def as ZodDefinition) : undefined;
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
