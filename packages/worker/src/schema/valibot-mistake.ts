import { escapePointerKey } from "@stepflow/protocol/internal";
import type { SchemaSide } from "./describe-at-once.ts";
import { describeForeign, type SchemaLibrary, type SchemaPart } from "./foreign-member.ts";

/** A schema of valibot, which has all its settings as members. */
interface Schema {
  readonly kind: "schema";
  readonly type: string;
  readonly [setting: string]: unknown;
}

const VALIBOT: SchemaLibrary = { name: "valibot", literal: "v.literal", object: "v.object" };

/** Finds a member that is no schema, which valibot notices at the first validation only. Returns the mistake and its mend, as a clause. */
export function findForeignMember(schema: object): string | undefined {
  const seen = new Set<unknown>();
  const open: SchemaPart[] = [{ pointer: "", value: schema }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (seen.has(part.value)) continue;
    seen.add(part.value);
    const { pointer, value } = part;
    if (isSchema(value)) {
      open.push(...partsOf(value, pointer));
      const uncalled = listOf(value["pipe"]).find((action) => typeof action === "function");
      if (uncalled !== undefined) return `the pipe of ${placeOf(pointer)} contains a function; call it, as in v.trim()`;
    } else if (pointer !== "") return describeForeign(part, VALIBOT);
  }
  return undefined;
}

/** Finds the part because of which no JSON is valid, such as a required `v.date()` in an input. Returns it and its mend, as a clause. */
export function findImpossible(schema: object, side: SchemaSide): string | undefined {
  const part = impossiblePart({ pointer: "", value: schema }, side);
  if (part === undefined) return undefined;
  const { type } = part.value as Schema;
  return `${placeOf(part.pointer)} has the type ${type}, which JSON does not have; ${ADVICE[side][type]}`;
}

const NONE = "use a type of JSON";
const PARSED_DATE = "use v.pipe(v.string(), v.isoTimestamp(), v.transform((text) => new Date(text)))";

/** Types that no value of JSON has. An output may hold dates and undefined, which JSON turns into a text and null. */
const ADVICE: Readonly<Record<SchemaSide, Readonly<Record<string, string>>>> = {
  input: {
    date: PARSED_DATE,
    map: "use v.record(), or v.pipe(v.array(v.tuple([…])), v.transform((entries) => new Map(entries)))",
    set: "use v.array(), or v.pipe(v.array(…), v.transform((list) => new Set(list)))",
    undefined: "use v.null()",
    void: "use v.null()",
    nan: NONE,
    symbol: NONE,
    function: NONE,
    promise: NONE,
    file: NONE,
    blob: NONE,
    instance: NONE,
  },
  output: {
    map: "add v.transform((map) => Object.fromEntries(map))",
    set: "add v.transform((set) => [...set])",
    symbol: NONE,
    function: NONE,
    promise: "await it",
  },
};

/** Kinds of schemas that need all of their parts. */
const NEEDS_ALL = new Set([
  "object",
  "loose_object",
  "strict_object",
  "object_with_rest",
  "tuple",
  "loose_tuple",
  "strict_tuple",
  "tuple_with_rest",
  "intersect",
  "non_optional",
  "non_nullable",
  "non_nullish",
]);
const NEEDS_ONE = new Set(["union", "variant"]);
const OPTIONAL = new Set(["optional", "exact_optional", "nullish", "undefinedable"]);

function impossiblePart({ pointer, value }: SchemaPart, side: SchemaSide): SchemaPart | undefined {
  // A schema with a fallback accepts everything.
  if (!isSchema(value) || "fallback" in value) return undefined;
  const end = side === "input" ? value : endOfPipe(value);
  if (end === undefined) return undefined;
  if (Object.hasOwn(ADVICE[side], end.type)) return { pointer, value: end };
  // Lazy parts are left out: they may be recursive, and their getters need an input.
  const parts = partsOf(end, pointer).filter((part) => !isOptional(part.value));
  if (NEEDS_ALL.has(end.type)) return firstOf(parts, side);
  if (!NEEDS_ONE.has(end.type)) return undefined;
  const found = parts.map((part) => impossiblePart(part, side));
  return found.every((part) => part !== undefined) ? found[0] : undefined;
}

function firstOf(parts: readonly SchemaPart[], side: SchemaSide): SchemaPart | undefined {
  for (const part of parts) {
    const found = impossiblePart(part, side);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The schema that decides what a pipe returns; undefined if a transformation does. A pipe looks like its first schema. */
function endOfPipe(schema: Schema): Schema | undefined {
  const pipe = listOf(schema["pipe"]);
  const last = pipe.findLast((action) => isSchema(action) || kindOf(action) === "transformation");
  if (last === undefined) return schema;
  if (!isSchema(last)) return undefined;
  return last === pipe[0] ? last : endOfPipe(last);
}

function isOptional(schema: unknown): boolean {
  return isSchema(schema) && OPTIONAL.has(schema.type);
}

/** Members of schemas that hold one schema. */
const SINGLE = ["item", "key", "value", "wrapped", "rest"] as const;

/** Parts of a schema. `rest` and the parts of records and arrays describe values that may be absent. */
function partsOf(schema: Schema, pointer: string): SchemaPart[] {
  const { type, entries, items, options } = schema;
  const single = SINGLE.filter((name) => typeof schema[name] === "object" && schema[name] !== null)
    .filter((name) => !(NEEDS_ALL.has(type) && name === "rest"))
    .map((name) => ({ pointer, value: schema[name] }));
  const members = typeof entries === "object" && entries !== null ? Object.entries(entries) : [];
  return [
    ...single,
    // The options of an enum or picklist are values.
    ...(NEEDS_ONE.has(type) || type === "intersect" ? listOf(options) : []).map((value) => ({ pointer, value })),
    ...listOf(items).map((value, index) => ({ pointer: `${pointer}/${index}`, value })),
    ...members.map(([key, value]) => ({ pointer: `${pointer}/${escapePointerKey(key)}`, value: value as unknown })),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function kindOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
}

function isSchema(value: unknown): value is Schema {
  return kindOf(value) === "schema";
}

function placeOf(pointer: string): string {
  return pointer === "" ? "it" : pointer;
}
