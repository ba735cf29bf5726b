import { isJsonObject } from "@stepflow/protocol";
import { escapePointerKey } from "@stepflow/protocol/internal";
import type { SchemaSide } from "./describe-at-once.ts";

/** A type that JSON does not have, and its place in the values that the schema describes. */
interface ImpossiblePart {
  readonly pointer: string;
  readonly type: string;
}

const NONE = "use a type of JSON";

/** Types that no value of JSON has. An output may hold dates, which JSON turns into a text. */
const ADVICE: Readonly<Record<SchemaSide, Readonly<Record<string, string>>>> = {
  input: {
    Date: 'use "string.date.parse", or "string.date.iso" for its text',
    Map: "use an object or an array, and .pipe((entries) => new Map(entries))",
    Set: "use an array, and .pipe((list) => new Set(list))",
    RegExp: NONE,
    Error: NONE,
    Promise: NONE,
    Function: NONE,
    symbol: NONE,
    File: NONE,
    Blob: NONE,
    URL: 'use "string.url.parse"',
    Uint8Array: NONE,
    ArrayBuffer: NONE,
  },
  output: {
    Map: "use .pipe((map) => Object.fromEntries(map))",
    Set: "use .pipe((set) => [...set])",
    Promise: "await it",
    Function: NONE,
    symbol: NONE,
  },
};

/**
 * Finds the part of a schema of arktype because of which no JSON is valid, such as a required `Date` in an input. Returns it and its mend,
 * as a clause. Members that are no schema are refused by arktype itself.
 */
export function findImpossible(schema: object, side: SchemaSide): string | undefined {
  const json = definitionOf(schema, side);
  const part = impossiblePart(json, "", side);
  if (part === undefined) return undefined;
  const place = part.pointer === "" ? "it" : part.pointer;
  return `${place} has the type ${part.type}, which JSON does not have; ${ADVICE[side][part.type]}`;
}

/** The definition of the values before or after the transformations of a schema. */
function definitionOf(schema: object, side: SchemaSide): unknown {
  const end: unknown = side === "input" ? memberOf(schema, "in") : memberOf(schema, "out");
  return memberOf(end, "json");
}

function memberOf(value: unknown, name: string): unknown {
  const isHolder = (typeof value === "object" && value !== null) || typeof value === "function";
  return isHolder ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** @param json a text for a type without further conditions, a list of alternatives, or an object of conditions */
function impossiblePart(json: unknown, pointer: string, side: SchemaSide): ImpossiblePart | undefined {
  if (Array.isArray(json)) {
    const found = json.map((one) => impossiblePart(one, pointer, side));
    return found.every((part) => part !== undefined) ? found[0] : undefined;
  }
  const types = isJsonObject(json) ? [json["proto"], json["domain"]] : [json];
  const type = types.find((name) => typeof name === "string" && Object.hasOwn(ADVICE[side], name));
  if (typeof type === "string") return { pointer, type };
  if (!isJsonObject(json)) return undefined;
  for (const [place, part] of requiredParts(json, pointer)) {
    const found = impossiblePart(part, place, side);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Members and items that every value has. */
function requiredParts(
  { required, sequence }: Readonly<Record<string, unknown>>,
  pointer: string,
): [string, unknown][] {
  const members = (Array.isArray(required) ? required : []).filter(isJsonObject);
  const prefix = isJsonObject(sequence) && Array.isArray(sequence["prefix"]) ? (sequence["prefix"] as unknown[]) : [];
  return [
    ...members.map(({ key, value }): [string, unknown] => [`${pointer}/${escapePointerKey(String(key))}`, value]),
    ...prefix.map((value, index): [string, unknown] => [`${pointer}/${index}`, value]),
  ];
}
