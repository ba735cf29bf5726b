import { escapePointerKey } from "@stepflow/protocol/internal";
import type { SchemaSide } from "./describe-schema.ts";
import { describeForeign, type SchemaLibrary, type SchemaPart } from "./foreign-member.ts";

/** Definition of a schema: `_zod.def` of zod 4 and zod/mini, `_def` of zod 3. */
type Definition = Readonly<Record<string, unknown>>;

const ZOD: SchemaLibrary = { name: "zod", literal: "z.literal", object: "z.object" };

/**
 * Finds a member that is not a schema, which zod notices only at the first validation. Returns the mistake and how to mend it, as a clause;
 * `undefined` for schemas of other libraries.
 */
export function findForeignMember(schema: object): string | undefined {
  const seen = new Set<unknown>();
  const open: SchemaPart[] = [{ pointer: "", value: schema }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (seen.has(part.value)) continue;
    seen.add(part.value);
    const definition = definitionOf(part.value);
    if (definition !== undefined) open.push(...partsOf(definition, part.pointer));
    else if (part.pointer !== "") return describeForeign(part, ZOD);
  }
  return undefined;
}

/**
 * Finds the part that no JSON can satisfy, such as a required `z.date()` in an input. Returns the part and how to mend it, as a clause;
 * `undefined` if some JSON is valid, and for schemas of zod 3 and other libraries.
 */
export function findImpossible(schema: object, side: SchemaSide): string | undefined {
  const part = impossiblePart({ pointer: "", value: schema }, side, new Set());
  if (part === undefined) return undefined;
  const { type } = definitionOf(part.value) as { readonly type: string };
  const place = part.pointer === "" ? "it" : part.pointer;
  return `${place} has the type ${type}, which JSON does not have; ${ADVICE[side][type]}`;
}

const NONE = "use a type of JSON";

/** Types that no value of JSON has. An output may hold dates and undefined, which JSON turns into a text and null. */
const ADVICE: Readonly<Record<SchemaSide, Readonly<Record<string, string>>>> = {
  input: {
    date: "use z.coerce.date(), or z.iso.datetime() for its text",
    map: "use z.record(), or z.array(z.tuple([…])).transform((entries) => new Map(entries))",
    set: "use z.array(), or z.array().transform((list) => new Set(list))",
    undefined: "use z.null()",
    void: "use z.null()",
    symbol: NONE,
    function: NONE,
    file: NONE,
    nan: NONE,
  },
  output: {
    map: "add .transform((map) => Object.fromEntries(map))",
    set: "add .transform((set) => [...set])",
    symbol: NONE,
    function: NONE,
  },
};

/** Kinds of schemas that no JSON can satisfy if none can satisfy all, or any, of the named parts. */
const NEEDS_ANY = new Set(["object", "tuple", "intersection", "readonly", "nonoptional", "success"]);

function impossiblePart(part: SchemaPart, side: SchemaSide, seen: Set<unknown>): SchemaPart | undefined {
  const definition = definitionOf(part.value);
  if (definition === undefined || seen.has(part.value)) return undefined;
  seen.add(part.value);
  const { type, coerce } = definition;
  if (typeof type !== "string") return undefined;
  if (Object.hasOwn(ADVICE[side], type)) return coerce === true ? undefined : part;
  const find = (inner: SchemaPart): SchemaPart | undefined => impossiblePart(inner, side, seen);
  if (type === "pipe") return find({ pointer: part.pointer, value: definition[side === "input" ? "in" : "out"] });
  const parts = partsOf(definition, part.pointer);
  if (type === "union") {
    const found = parts.map(find);
    return found.every((inner) => inner !== undefined) ? found[0] : undefined;
  }
  if (!NEEDS_ANY.has(type)) return undefined;
  for (const inner of parts) {
    const found = isOptional(inner.value, side) ? undefined : find(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isOptional(schema: unknown, side: SchemaSide): boolean {
  const { _zod: state } = schema as { readonly _zod?: { readonly optin?: string; readonly optout?: string } };
  return (side === "input" ? state?.optin : state?.optout) === "optional";
}

/** Members of definitions that hold one schema. `catchall` and `rest` describe values that may be missing. */
const SINGLE = ["element", "innerType", "keyType", "valueType", "left", "right", "schema"] as const;

function partsOf(definition: Definition, pointer: string): SchemaPart[] {
  const single = SINGLE.map((name) => ({
    pointer: name === "element" ? `${pointer}/0` : pointer,
    value: definition[name],
  }));
  return [
    ...single.filter(({ value }) => value !== undefined && value !== null),
    ...listOf(definition["options"]).map((value) => ({ pointer, value })),
    ...listOf(definition["items"]).map((value, index) => ({ pointer: `${pointer}/${index}`, value })),
    ...membersOf(definition).map(([key, value]) => ({ pointer: `${pointer}/${escapePointerKey(key)}`, value })),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The shape of an object. Getters of recursive schemas may fail before the module that defines them has ended. */
function membersOf(definition: Definition): readonly (readonly [string, unknown])[] {
  const members = read(() => {
    const { shape } = definition;
    return typeof shape === "function" ? shape() : shape;
  });
  if (typeof members !== "object" || members === null) return [];
  const keys = Object.keys(members);
  const entries = keys.map((key) => [key, read(() => (members as Record<string, unknown>)[key])] as const);
  return entries.filter(([, value]) => value !== UNREADABLE);
}

const UNREADABLE = Symbol("a member that cannot be read yet");

function read(get: () => unknown): unknown {
  try {
    return get();
  } catch {
    return UNREADABLE;
  }
}

function definitionOf(schema: unknown): Definition | undefined {
  if ((typeof schema !== "object" && typeof schema !== "function") || schema === null) return undefined;
  if ("_zod" in schema) return (schema._zod as { readonly def: Definition }).def;
  return "_def" in schema ? (schema._def as Definition) : undefined;
}
