import type { StandardSchemaV1 } from "@standard-schema/spec";
import { messageOf } from "@stepflow/protocol/internal";
import {
  convertItself,
  copied,
  type SchemaDescription,
  type SchemaSide,
  standardOf,
  TARGET,
  toFailure,
} from "./describe-at-once.ts";
import type { JsonSchemaObject } from "./json-schema-compiler.ts";

type Converter = (schema: StandardSchemaV1, side: SchemaSide) => SchemaDescription | Promise<SchemaDescription>;

/**
 * Converts a Standard Schema to JSON Schema. Never rejects: parts that the library cannot express are left out and named in
 * `problem`. Libraries without a converter need `zod-to-json-schema` (zod 3) or `@valibot/to-json-schema`.
 */
export async function describeSchema(schema: StandardSchemaV1, side: SchemaSide): Promise<SchemaDescription> {
  try {
    return copied(await converterOf(schema)(schema, side));
  } catch (error) {
    return toFailure(error);
  }
}

function converterOf(schema: StandardSchemaV1): Converter {
  const standard = standardOf(schema);
  const { jsonSchema } = standard;
  if (jsonSchema !== undefined) return (_schema, side) => convertItself(jsonSchema, standard.vendor, side);
  if (standard.vendor === "valibot") return convertValibot;
  if (standard.vendor === "zod" && !("_zod" in schema)) return convertZod3;
  if (standard.vendor === "zod") {
    throw new Error("zod/mini and zod before 4.2 have no JSON Schema converter of their own; use zod 4.2 or later");
  }
  throw new Error(`${standard.vendor} offers no JSON Schema (~standard.jsonSchema)`);
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
