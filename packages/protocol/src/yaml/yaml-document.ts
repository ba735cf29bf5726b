import { type Document, isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Node, Scalar, visit } from "yaml";
import { type PlainValue, readPlainScalar } from "./plain-scalar.ts";
import { readTaggedScalar, refuseLocalTag } from "./tagged-scalar.ts";
import type { PartKind, TextFault, TextPart } from "./text-faults.ts";
import { YamlFault } from "./yaml-fault.ts";

/** Options of the parser: it leaves all scalars as they are written, and finds no fault in repeated members. */
export const PARSER_OPTIONS = { schema: "failsafe", resolveKnownTags: false, merge: false, uniqueKeys: false } as const;

/** What a document holds that its reader has to know. */
export interface DocumentNotes {
  /** Parts that real runtimes refuse. */
  readonly faults: readonly TextFault[];
  /** Numbers that become another value. */
  readonly changed: readonly TextFault[];
  /** Members whose name an earlier member of the same object has. */
  readonly repeated: readonly RepeatedMember[];
  readonly parts: readonly TextPart[];
}

/** A member whose name an earlier member of the same object has. */
export interface RepeatedMember {
  readonly offset: number;
  readonly place: readonly (string | number)[];
}

type Path = readonly unknown[];

const PART_KINDS: Readonly<Record<string, PartKind>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "singleQuoted",
  QUOTE_DOUBLE: "doubleQuoted",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
};

/**
 * Gives the scalars of a document their values, by the rules of serde_yaml or of JSON. Names of members stay as they are written.
 *
 * @param text the text of the document.
 * @param format `json` if the whole text is JSON, which real runtimes read by another library.
 */
export function resolveScalars(document: Document, text: string, format: "yaml" | "json"): DocumentNotes {
  const faults: TextFault[] = [];
  const changed: TextFault[] = [];
  const repeated: RepeatedMember[] = [];
  const parts: TextPart[] = [];
  const refuse = (node: Node, message: string): void => void faults.push({ offset: offsetOf(node), message });
  const note = (node: Node, kind: PartKind | undefined): void => {
    if (kind !== undefined && node.range) parts.push({ kind, start: node.range[0], end: node.range[1] });
  };
  const check = (node: Node, run: () => void): void => {
    try {
      run();
    } catch (error) {
      if (!(error instanceof YamlFault)) throw error;
      refuse(node, error.message);
    }
  };
  visit(document, {
    Scalar(key, node) {
      note(node, PART_KINDS[node.type ?? ""]);
      if (key === "key") return;
      check(node, () => {
        if (isCutOff(node, text)) node.source = (node.source ?? "").replace(/\n$/, "");
        const { value, change } = toJson(format === "json" ? readJsonScalar(node) : readScalar(node), node);
        node.value = value;
        if (change !== undefined) changed.push({ offset: offsetOf(node), message: change });
      });
    },
    Alias(_key, node) {
      if (node.resolve(document) === undefined) refuse(node, `there is no anchor &${node.source} before this alias`);
    },
    Collection(_key, node, path) {
      if (node.flow) note(node, "flow");
      check(node, () => refuseLocalTag(node.tag));
      if (isMap(node)) repeated.push(...repeatedIn(node.items, [...path, node]));
    },
    Pair(_key, pair) {
      const { key } = pair;
      const target = isAlias(key) ? key.resolve(document) : key;
      if (isCollection(target))
        refuse(key as Node, `a ${isMap(target) ? "map" : "list"} cannot be the name of a member`);
      else if (isScalar(key) && key.type === "PLAIN" && key.source === "") refuse(key, "a member has no name");
      // An anchored value that is a number becomes a name as it is written.
      else if (isAlias(key) && isScalar(target)) pair.key = nameFor(key, target);
    },
  });
  return { faults, changed, repeated, parts };
}

function offsetOf({ range }: Node): number {
  return range?.[0] ?? 0;
}

function nameFor(alias: Node, { source, value }: Scalar): Scalar {
  const name = new Scalar(source ?? String(value));
  name.range = alias.range ?? null;
  return name;
}

/** Whether the last line of a block text is the end of the document. The parser adds a line break, runtimes do not. */
function isCutOff({ type, range }: Scalar, text: string): boolean {
  return (
    type?.startsWith("BLOCK") === true &&
    range?.[1] === text.length &&
    /\S *$/.test(text.slice(text.lastIndexOf("\n") + 1))
  );
}

function readScalar({ source = "", tag, type }: Scalar): PlainValue {
  if (tag !== undefined) return readTaggedScalar(source, tag);
  return type === "PLAIN" ? readPlainScalar(source) : source;
}

function readJsonScalar({ source = "", type }: Scalar): PlainValue {
  if (type !== "PLAIN") {
    if (/\p{Surrogate}/u.test(source)) throw new YamlFault("the text holds half a character, which runtimes refuse");
    return source;
  }
  if (/^-?\d+$/.test(source)) return BigInt(source);
  const value = JSON.parse(source) as PlainValue;
  if (typeof value === "number" && !Number.isFinite(value)) throw new YamlFault(`${source} is out of range`);
  return value;
}

interface JsonScalar {
  readonly value: string | number | boolean | null;
  /** How the value differs from what is written. */
  readonly change?: string;
}

function toJson(value: PlainValue, { source }: Scalar): JsonScalar {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return { value: null, change: `JSON has no ${source}: it becomes null` };
  }
  if (typeof value !== "bigint") return { value };
  const rounded = Number(value);
  if (Number.isFinite(rounded) && BigInt(rounded) === value) return { value: rounded };
  if (!Number.isFinite(rounded)) throw new YamlFault(`${source} is out of range`);
  return { value: rounded, change: `${source} has more digits than JavaScript can represent: it becomes ${rounded}` };
}

function repeatedIn(items: readonly { readonly key: unknown }[], path: Path): RepeatedMember[] {
  const names = new Set<string>();
  const repeated: RepeatedMember[] = [];
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    if (names.has(name)) repeated.push({ offset: offsetOf(key), place: [...placeOf(path), name] });
    names.add(name);
  }
  return repeated;
}

/** Returns the place of the last node of a path. */
function placeOf(path: Path): (string | number)[] {
  return path.flatMap((node, index): (string | number)[] => {
    const child = path[index + 1];
    if (isSeq(node)) return [node.items.indexOf(child)];
    return isPair(node) && isScalar(node.key) && child !== undefined ? [String(node.key.value)] : [];
  });
}
