import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { messageOf } from "@stepflow/protocol/internal";
import type { JsonSchemaObject } from "./ajv.ts";
import { toPointer } from "./issue-pointer.ts";

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
type Converter = (schema: StandardSchemaV1, side: SchemaSide) => SchemaDescription | Promise<SchemaDescription>;

const TARGET = "draft-2020-12";

/**
 * Converts a Standard Schema to JSON Schema. Never rejects: parts that the library cannot express are left out and named in
 * `problem`. Libraries without a converter need `zod-to-json-schema` (zod 3) or `@valibot/to-json-schema`.
 */
export async function describeSchema(schema: StandardSchemaV1, side: SchemaSide): Promise<SchemaDescription> {
  try {
    const { jsonSchema, problem } = await converterOf(schema)(schema, side);
    // A JSON copy, so that a schema that cannot be sent fails here.
    return { jsonSchema: JSON.parse(JSON.stringify(jsonSchema)) as JsonSchemaObject, problem };
  } catch (error) {
    return { jsonSchema: undefined, problem: `it cannot be converted to JSON Schema: ${messageOf(error)}` };
  }
}

function converterOf(schema: StandardSchemaV1): Converter {
  const standard: StandardSchemaV1.Props & { readonly jsonSchema?: JsonSchemaConverter } = schema["~standard"];
  const { jsonSchema } = standard;
  if (jsonSchema !== undefined) return (_schema, side) => convertItself(jsonSchema, standard.vendor, side);
  if (standard.vendor === "valibot") return convertValibot;
  if (standard.vendor === "zod" && !("_zod" in schema)) return convertZod3;
  if (standard.vendor === "zod") {
    throw new Error("zod/mini and zod before 4.2 have no JSON Schema converter of their own; use zod 4.2 or later");
  }
  throw new Error(`${standard.vendor} offers no JSON Schema (~standard.jsonSchema)`);
}

function convertItself(jsonSchema: JsonSchemaConverter, vendor: string, side: SchemaSide): SchemaDescription {
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

/** Actions of valibot that JSON Schema cannot express, and that leave the type of a value as it is. */
const SAME_TYPE: string[] =
  "check check_items normalize partial_check raw_check to_lower_case to_upper_case trim trim_end trim_start".split(" ");

async function convertValibot(schema: StandardSchemaV1, side: SchemaSide): Promise<SchemaDescription> {
  const toJsonSchema = await loadValibotConverter();
  const source = schema as unknown as Parameters<typeof toJsonSchema>[0];
  const jsonSchema = toJsonSchema(source, {
    typeMode: side,
    target: TARGET,
    errorMode: "throw",
    ignoreActions: SAME_TYPE,
  });
  return { jsonSchema: jsonSchema as JsonSchemaObject, problem: undefined };
}

async function convertZod3(schema: StandardSchemaV1, side: SchemaSide): Promise<SchemaDescription> {
  const zodToJsonSchema = await loadZod3Converter();
  const source = schema as unknown as Parameters<typeof zodToJsonSchema>[0];
  // The result of a transform has no schema, so any value is allowed.
  const effectStrategy = side === "input" ? "input" : "any";
  const jsonSchema = zodToJsonSchema(source, { pipeStrategy: side, effectStrategy });
  return { jsonSchema: jsonSchema as JsonSchemaObject, problem: undefined };
}

// Bundlers treat an import as optional only inside `try`: elsewhere, webpack and Turbopack fail if the package is missing.

async function loadValibotConverter(): Promise<typeof import("@valibot/to-json-schema").toJsonSchema> {
  try {
    return (await import("@valibot/to-json-schema")).toJsonSchema;
  } catch (error) {
    throw notInstalled("@valibot/to-json-schema", error);
  }
}

async function loadZod3Converter(): Promise<typeof import("zod-to-json-schema").zodToJsonSchema> {
  try {
    return (await import("zod-to-json-schema")).zodToJsonSchema;
  } catch (error) {
    throw notInstalled("zod-to-json-schema", error);
  }
}

function notInstalled(library: string, cause: unknown): Error {
  return new Error(`install ${library} to show it (${messageOf(cause)})`, { cause });
}
