import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { messageOf } from "@stepflow/protocol/internal";
import { toPointer } from "./issue-pointer.ts";
import type { JsonSchemaObject } from "./json-schema-compiler.ts";

/** Side of a schema: the values that enter it, or those that leave it after defaults and transforms. */
export type SchemaSide = "input" | "output";

/** The JSON Schema of a schema, as far as its library can express it. */
export interface SchemaDescription {
  /** `undefined` if the library cannot express any part. */
  readonly jsonSchema: JsonSchemaObject | undefined;
  /** The missing parts and the reason, as a clause; `undefined` if nothing is missing. */
  readonly problem: string | undefined;
}

type JsonSchemaConverter = StandardJSONSchemaV1.Converter;

/** Version of JSON Schema that libraries write. */
export const TARGET = "draft-2020-12" as const;

/**
 * Converts a schema whose library can do so itself, without a promise. Returns `undefined` for libraries that need a converter of another
 * package.
 */
export function describeAtOnce(schema: StandardSchemaV1, side: SchemaSide): SchemaDescription | undefined {
  const { jsonSchema, vendor } = standardOf(schema);
  if (jsonSchema === undefined) return undefined;
  try {
    return copied(convertItself(jsonSchema, vendor, side));
  } catch (error) {
    return toFailure(error);
  }
}

/** Makes a JSON copy, so that a schema that cannot be sent fails here. */
export function copied({ jsonSchema, problem }: SchemaDescription): SchemaDescription {
  return { jsonSchema: JSON.parse(JSON.stringify(jsonSchema)) as JsonSchemaObject, problem };
}

export function toFailure(error: unknown): SchemaDescription {
  return { jsonSchema: undefined, problem: `it cannot be converted to JSON Schema: ${messageOf(error)}` };
}

/** The interface of Standard Schema, with the one of Standard JSON Schema if the library has it. */
export function standardOf(
  schema: StandardSchemaV1,
): StandardSchemaV1.Props & { readonly jsonSchema?: JsonSchemaConverter } {
  return schema["~standard"];
}

export function convertItself(jsonSchema: JsonSchemaConverter, vendor: string, side: SchemaSide): SchemaDescription {
  const gaps: Gap[] = [];
  const libraryOptions = LENIENT_OPTIONS.get(vendor)?.(gaps);
  const converted = jsonSchema[side]({ target: TARGET, ...(libraryOptions && { libraryOptions }) });
  const open = new Set(gaps.filter((gap) => !isDescribed(converted, gap.path)).map(nameOf));
  const problem =
    open.size > 0 ? `any value is shown for ${[...open].join(", ")}, which JSON Schema cannot express` : undefined;
  return { jsonSchema: converted, problem };
}

/** A part that the library could not express. */
interface Gap {
  readonly type: string;
  /** Path in the JSON Schema, if the library reports it. */
  readonly path: readonly (string | number)[] | undefined;
}

function nameOf({ type, path }: Gap): string {
  if (path === undefined) return `a ${type}`;
  return `the ${type} at ${path.length > 0 ? `#${toPointer(path)}` : "its root"}`;
}

/** Whether the user described the part by hand, as with zod's `.meta({ type: "string", format: "date-time" })`. */
function isDescribed(jsonSchema: unknown, path: Gap["path"]): boolean {
  if (path === undefined) return false;
  const place = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], jsonSchema);
  return Object.keys(place ?? {}).some((keyword) => ASSERTIONS.has(keyword));
}

const ASSERTIONS = new Set(["type", "enum", "const", "format", "anyOf", "oneOf", "allOf", "$ref"]);

/** Options that make a library allow any value where it would throw, and collect these places as gaps. */
const LENIENT_OPTIONS: ReadonlyMap<string, (gaps: Gap[]) => Record<string, unknown>> = new Map([
  ["zod", zodOptions],
  ["arktype", arktypeOptions],
]);

interface ZodVisit {
  readonly zodSchema: { readonly _zod: { readonly def: { readonly type: string } } };
  readonly path: readonly (string | number)[];
}

const ZOD_UNREPRESENTABLE = new Set(
  "bigint custom date function map nan set symbol transform undefined void".split(" "),
);

function zodOptions(gaps: Gap[]): Record<string, unknown> {
  return {
    unrepresentable: "any",
    override({ zodSchema, path }: ZodVisit) {
      const { type } = zodSchema._zod.def;
      if (ZOD_UNREPRESENTABLE.has(type)) gaps.push({ type, path: [...path] });
    },
  };
}

function arktypeOptions(gaps: Gap[]): Record<string, unknown> {
  return {
    fallback({ code, base }: { readonly code: string; readonly base: unknown }) {
      gaps.push({ type: code, path: undefined });
      return base;
    },
  };
}
