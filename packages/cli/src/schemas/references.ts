import { fromPointer } from "@stepflow/protocol/internal";
import { type JsonSchema, toSchema } from "./json-schema.ts";

/** Steps from one reference to the next that are followed. More of them are a circle. */
const MAX_REFERENCES = 64;

/** A schema that references lead to, with its pointer within the document. */
export interface Referenced {
  readonly pointer: string;
  readonly schema: JsonSchema;
}

/** Finds what a `$ref` leads to in its own document. Undefined means that it leads to another document, or nowhere. */
export function follow(document: JsonSchema, ref: unknown): Referenced | undefined {
  if (typeof ref !== "string" || !ref.startsWith("#")) return undefined;
  const pointer = decode(ref.slice(1));
  if (pointer === undefined || (pointer !== "" && !pointer.startsWith("/"))) return undefined;
  let found: unknown = document;
  for (const key of fromPointer(pointer)) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return { pointer, schema: toSchema(found) };
}

/** Replaces a schema that is a reference only by what it leads to. */
export function resolveAlias(document: JsonSchema, start: Referenced): Referenced {
  let at = start;
  for (let step = 0; step < MAX_REFERENCES; step += 1) {
    const { $ref, $defs: _defs, definitions: _definitions, $schema: _dialect, ...others } = at.schema;
    const next = $ref === undefined || Object.keys(others).length > 0 ? undefined : follow(document, $ref);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
