import type { JsonPath, PathPart } from "@stepflow/protocol/internal-flows";
import { type Alternative, alternativesOf, type SchemaDocument } from "../schemas/alternatives.ts";
import { type JsonSchema, propertiesOf, toSchema } from "../schemas/json-schema.ts";
import { SchemaKeys } from "../schemas/schema-keys.ts";

/** One kind of values, with the document to which its references belong. */
export interface Kind {
  readonly document: SchemaDocument;
  readonly alternative: Alternative;
}

/** Kinds of values, one of which a value has. None means that nothing is known about it. */
export type ValueType = readonly Kind[];

/** A value of which nothing is known. */
export const UNKNOWN: ValueType = [];

/** What a path leads to. */
export interface Member {
  readonly type: ValueType;
  /** Whether the schema neither names the member nor excludes it. */
  readonly isUnnamed: boolean;
}

/** Returns the type that a schema describes. Undefined, and whatever is no schema, describes nothing. */
export function typeOfSchema(schema: unknown): ValueType {
  const root = toSchema(schema);
  return typeIn({ root, keys: new SchemaKeys(root) }, root);
}

/** Returns the type of a value that is known. */
export function typeOfData(value: unknown): ValueType {
  return typeOfSchema({ const: value });
}

/** Returns the type that a part of a document describes. */
export function typeIn(document: SchemaDocument, schema: JsonSchema): ValueType {
  const alternatives = alternativesOf(document, schema);
  if (alternatives.some(isAnything)) return UNKNOWN;
  return alternatives.map((alternative) => ({ document, alternative }));
}

/** A combination that is too deep, or without a type, may be anything. */
function isAnything({ type }: Alternative): boolean {
  return type === undefined;
}

/** Returns what a path leads to in a value of one kind, or undefined if no such value has the member. */
export function memberOf({ document, alternative }: Kind, part: PathPart): Member | undefined {
  const { type, schema } = alternative;
  if (Object.hasOwn(schema, "const")) return memberOfData(schema["const"], part);
  if (type === "array")
    return typeof part === "string" ? undefined : { type: itemIn(document, schema, Number(part)), isUnnamed: false };
  if (type !== "object" || typeof part !== "string") return undefined;
  return memberIn(document, schema, part);
}

/** Follows a path as far as every kind has it. */
export function followPath(type: ValueType, path: JsonPath): { readonly type: ValueType; readonly fault?: PathFault } {
  let at = type;
  let fault: PathFault | undefined;
  for (const [index, part] of path.entries()) {
    if (at.length === 0) break;
    const members = at.map((kind) => memberOf(kind, part));
    const found = members.filter((member) => member !== undefined);
    const isUnnamed = found.some((member) => member.isUnnamed);
    if (found.length < members.length || isUnnamed) {
      fault ??= { within: at, parent: path.slice(0, index), part, isCertain: found.length === 0 };
    }
    at = found.some((member) => member.type.length === 0) ? UNKNOWN : found.flatMap((member) => member.type);
  }
  return fault === undefined ? { type: at } : { type: fault.isCertain ? UNKNOWN : at, fault };
}

/** A part of a path that some values do not have. */
export interface PathFault {
  /** Type of the value that lacks the part. */
  readonly within: ValueType;
  readonly parent: JsonPath;
  readonly part: PathPart;
  /** Whether no value has the part. */
  readonly isCertain: boolean;
}

/** Returns the names of members that the kinds have. */
export function namesOf(type: ValueType): string[] {
  return type.flatMap(({ alternative: { schema } }) => [...propertiesOf(schema).keys()]);
}

/** Returns the type of a member of an object; undefined if the object cannot have it. */
export function memberIn(document: SchemaDocument, schema: JsonSchema, name: string): Member | undefined {
  const properties = propertiesOf(schema);
  const named = properties.get(name);
  if (named !== undefined) return { type: typeIn(document, named), isUnnamed: false };
  const { additionalProperties: rest, patternProperties } = schema;
  if (patternProperties !== undefined) return { type: UNKNOWN, isUnnamed: false };
  if (rest === false) return undefined;
  if (rest === undefined) return { type: UNKNOWN, isUnnamed: properties.size > 0 };
  return { type: typeIn(document, toSchema(rest)), isUnnamed: false };
}

/** Returns the type of an item of an array. */
export function itemIn(document: SchemaDocument, { items, prefixItems }: JsonSchema, index: number): ValueType {
  const first = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : [];
  if (index < first.length) return typeIn(document, toSchema(first[index]));
  return Array.isArray(items) ? UNKNOWN : typeIn(document, toSchema(items));
}

function memberOfData(value: unknown, part: PathPart): Member | undefined {
  const key = String(part);
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return { type: typeOfData((value as Readonly<Record<string, unknown>>)[key]), isUnnamed: false };
}
