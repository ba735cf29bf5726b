import { escapePointerKey } from "@stepflow/protocol/internal";
import type { SchemaSide } from "./describe-at-once.ts";
import { describeForeign, type SchemaLibrary, type SchemaPart } from "./foreign-member.ts";
import { holdsCodec } from "./zod-codec.ts";
import { type ZodDefinition, zodDefinitionOf } from "./zod-definitions.ts";

const ZOD: SchemaLibrary = { name: "zod", literal: "z.literal", object: "z.object" };

/**
 * Finds a member that is not a schema, which zod notices only at the first validation. Returns the mistake and how to mend it, as a clause;
 * `undefined` for schemas of other libraries.
 */
export function findForeignMember(schema: object): string | undefined {
  const foreign = findPart(schema, ({ pointer, value }) => pointer !== "" && definitionOf(value) === undefined);
  return foreign && describeForeign(foreign, ZOD);
}

/**
 * Finds the part of an output schema with codecs that has only one direction, so that zod cannot encode. Returns the part and how to mend
 * it, as a clause; `undefined` if there is none, and for schemas without a codec.
 */
export function findUnencodable(schema: object): string | undefined {
  if (!encodes(schema)) return undefined;
  const part = findPart(schema, ({ value }) => definitionOf(value)?.["type"] === "transform");
  if (part === undefined) return undefined;
  const place = part.pointer === "" ? "it" : part.pointer;
  return `${place} has a transform or preprocess, which cannot be reversed; write it as z.codec()`;
}

function encodes(schema: object): boolean {
  return read(() => holdsCodec(schema)) === true;
}

function findPart(schema: object, isWanted: (part: SchemaPart) => boolean): SchemaPart | undefined {
  const seen = new Set<unknown>();
  const open: SchemaPart[] = [{ pointer: "", value: schema }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (seen.has(part.value)) continue;
    seen.add(part.value);
    if (isWanted(part)) return part;
    const definition = definitionOf(part.value);
    if (definition !== undefined) open.push(...partsOf(definition, part.pointer));
  }
  return undefined;
}

/**
 * Finds the part that no JSON can satisfy, such as a required `z.date()` in an input. Returns the part and how to mend it, as a clause;
 * `undefined` if some JSON is valid, and for schemas of zod 3 and other libraries.
 */
export function findImpossible(schema: object, side: SchemaSide): string | undefined {
  const wire: WireSide = { side, pipe: side === "output" && !encodes(schema) ? "out" : "in" };
  const part = impossiblePart({ pointer: "", value: schema }, wire, new Set());
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

/** The values that are JSON: what enters a schema, or what leaves it. An output with codecs leaves it by its entrance. */
interface WireSide {
  readonly side: SchemaSide;
  readonly pipe: "in" | "out";
}

function impossiblePart(part: SchemaPart, wire: WireSide, seen: Set<unknown>): SchemaPart | undefined {
  const { side, pipe } = wire;
  const definition = definitionOf(part.value);
  if (definition === undefined || seen.has(part.value)) return undefined;
  seen.add(part.value);
  const { type, coerce } = definition;
  if (typeof type !== "string") return undefined;
  if (Object.hasOwn(ADVICE[side], type)) return coerce === true ? undefined : part;
  const find = (inner: SchemaPart): SchemaPart | undefined => impossiblePart(inner, wire, seen);
  if (type === "pipe") return find({ pointer: part.pointer, value: definition[pipe] });
  const parts = partsOf(definition, part.pointer);
  if (type === "union") {
    const found = parts.map(find);
    return found.every((inner) => inner !== undefined) ? found[0] : undefined;
  }
  if (!NEEDS_ANY.has(type)) return undefined;
  for (const inner of parts) {
    const found = isOptional(inner.value, pipe) ? undefined : find(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isOptional(schema: unknown, pipe: WireSide["pipe"]): boolean {
  const { _zod: state } = schema as { readonly _zod?: { readonly optin?: string; readonly optout?: string } };
  return (pipe === "in" ? state?.optin : state?.optout) === "optional";
}

/** Members of definitions that hold one schema. `catchall` and `rest` describe values that may be missing. */
const SINGLE = ["element", "innerType", "keyType", "valueType", "left", "right", "schema", "in", "out"] as const;

function partsOf(definition: ZodDefinition, pointer: string): SchemaPart[] {
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
function membersOf(definition: ZodDefinition): readonly (readonly [string, unknown])[] {
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

function definitionOf(schema: unknown): ZodDefinition | undefined {
  if ((typeof schema !== "object" && typeof schema !== "function") || schema === null) return undefined;
  return zodDefinitionOf(schema);
}
