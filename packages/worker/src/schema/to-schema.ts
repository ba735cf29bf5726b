import type { StandardSchemaV1 } from "@standard-schema/spec";
import { messageOf } from "@stepflow/protocol/internal";
import { FINDERS } from "#library-mistakes";
import type { ComponentSchema } from "./component-schema.ts";
import { isTypedJsonSchema } from "./json-schema.ts";
import type { JsonSchemaObject } from "./json-schema-compiler.ts";
import { PlainComponentSchema } from "./plain-schema.ts";
import { SchemaError, type SchemaPlace } from "./schema-error.ts";
import { findSchemaMistake } from "./schema-mistake.ts";
import type { SchemaResult } from "./schema-result.ts";
import { StandardComponentSchema } from "./standard-schema.ts";

/** Value of a schema option: a Standard Schema (zod, valibot, arktype, …), a JSON Schema object, `jsonSchema()` or `typebox()`. */
export type SchemaSource = object;

/**
 * Adapts a schema for validation and discovery. Does not load or compile anything yet.
 *
 * @throws TypeError if the source is neither a Standard Schema nor a JSON Schema object, if a mistake would make the JSON Schema accept
 * every value, or if a schema of zod, valibot or arktype fails for every value. An output schema with codecs of zod needs codecs only.
 */
export function toSchema(source: SchemaSource, place: SchemaPlace): ComponentSchema {
  if (!isObject(source)) throw notASchema(place, `got ${source === null ? "null" : typeof source}`);
  if (isTypedJsonSchema(source)) return new PlainComponentSchema(source.schema, place);
  if (isStandardSchema(source)) {
    checkLibrary(source, source["~standard"].vendor, place);
    return new StandardComponentSchema(source, place);
  }
  if (!isPlainObject(source)) {
    throw notASchema(
      place,
      "got an object of a class without a usable ~standard (zod has it from 3.24, valibot from 1.0, arktype from 2.0)",
    );
  }
  const mistake = findSchemaMistake(source);
  if (mistake !== undefined) throw notASchema(place, mistake);
  return new PlainComponentSchema(source, place);
}

/** @throws TypeError for a member that is not a schema, for one that cannot encode, and for a schema that no JSON can satisfy. */
function checkLibrary(source: object, vendor: string, place: SchemaPlace): void {
  const finder = FINDERS.get(vendor);
  const foreign = finder?.findForeignMember?.(source);
  if (foreign !== undefined) throw notASchema(place, foreign);
  const { component, field } = place;
  const unencodable = field === "output" ? finder?.findUnencodable?.(source) : undefined;
  if (unencodable !== undefined) {
    const schema = `The output schema of component ${JSON.stringify(component)}`;
    throw new TypeError(`${schema} has a codec, so it encodes what the function returns, but ${unencodable}.`);
  }
  const impossible = finder?.findImpossible(source, field === "output" ? "output" : "input");
  if (impossible === undefined) return;
  throw new TypeError(`The ${field} schema of component ${JSON.stringify(component)} accepts no JSON: ${impossible}.`);
}

/**
 * Prepares many schemas and returns their warnings.
 *
 * @throws SchemaError if a schema is unusable; if several are, an AggregateError whose message lists them all.
 */
export async function prepareSchemas(schemas: Iterable<ComponentSchema>): Promise<readonly string[]> {
  const all = [...schemas];
  const outcomes = await Promise.allSettled(all.map((schema) => schema.prepare()));
  const errors = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, errors.map(messageOf).join("\n"));
  return all.flatMap(({ warning }) => (warning === undefined ? [] : [warning]));
}

function isStandardSchema(source: object): source is StandardSchemaV1 {
  if (!("~standard" in source) || !isObject(source["~standard"])) return false;
  const standard: Partial<StandardSchemaV1.Props> = source["~standard"];
  return standard.version === 1 && typeof standard.validate === "function";
}

// Schemas of arktype are functions, so functions count as objects.
function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function isPlainObject(value: object): boolean {
  if (typeof value === "function" || "~standard" in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function notASchema({ component, field }: SchemaPlace, got: string): TypeError {
  return new TypeError(
    `The ${field} schema of component ${JSON.stringify(component)} must be a Standard Schema (zod, valibot, arktype, …) or a JSON Schema object; ${got}.`,
  );
}

export type { SchemaIssue } from "./schema-result.ts";
export type { JsonSchemaObject, SchemaPlace, SchemaResult };
export { SchemaError };
