import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { type PlainValue, readPlainScalar } from "./plain-scalar.ts";
import { readTaggedScalar, refuseLocalTag } from "./tagged-scalar.ts";
import type { PartKind, TextFault, TextPart } from "./text-faults.ts";
import { YamlFault } from "./yaml-fault.ts";

/** Options of the parser: it leaves all scalars as they are written, and accepts repeated members. */
export const PARSER_OPTIONS = {
  schema: "failsafe",
  resolveKnownTags: false,
  merge: false,
  uniqueKeys: false,
  // The line of each fault would be copied from the text, which takes quadratic time for many faults in one line.
  prettyErrors: false,
} as const;

/** Parts of a document that its reader has to report. */
export interface DocumentNotes {
  /** Parts that real runtimes refuse. */
  readonly faults: readonly TextFault[];
  /** Numbers that become another value. */
  readonly changed: readonly TextFault[];
  /** Members whose name an earlier member of the same object has. */
  readonly repeated: readonly NotedMember[];
  /** Members with the name `<<`, which YAML 1.1 readers merge. */
  readonly unmerged: readonly NotedMember[];
  readonly parts: readonly TextPart[];
  /** The nodes that aliases stand for. */
  readonly targets: ReadonlyMap<Alias, Node>;
}

/** A member whose name needs a remark. */
export interface NotedMember {
  readonly offset: number;
  readonly place: readonly (string | number)[];
}

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
  const resolver = new ScalarResolver(text, format);
  resolver.visit(document.contents);
  return resolver;
}

/** Name of the member that YAML 1.1 readers replace by the members of its value. Runtimes do not. */
const MERGE_KEY = "<<";
/** Runtimes read 128 levels. */
const MAX_DEPTH = 200;
/** Description of a text that runtimes refuse for its depth. */
export const TOO_DEEP = "the text nests too deeply";

/** Visits each node once. Methods of the library that look an alias up visit the whole document for each of them. */
class ScalarResolver implements DocumentNotes {
  readonly faults: TextFault[] = [];
  readonly changed: TextFault[] = [];
  readonly repeated: NotedMember[] = [];
  readonly unmerged: NotedMember[] = [];
  readonly parts: TextPart[] = [];
  readonly targets = new Map<Alias, Node>();
  readonly #text: string;
  readonly #format: "yaml" | "json";
  readonly #place: (string | number)[] = [];
  /** The latest node with each anchor. */
  readonly #anchored = new Map<string, Node>();

  constructor(text: string, format: "yaml" | "json") {
    this.#text = text;
    this.#format = format;
  }

  visit(node: unknown): void {
    if (isAlias(node)) this.#visitAlias(node);
    else if (isScalar(node)) this.#visitScalar(node);
    else if (isCollection(node)) this.#visitCollection(node);
  }

  #visitAlias(alias: Alias): void {
    const target = this.#anchored.get(alias.source);
    if (target === undefined) this.#refuse(alias, `there is no anchor &${alias.source} before this alias`);
    else this.targets.set(alias, target);
  }

  #visitScalar(scalar: Scalar): void {
    this.#enter(scalar, PART_KINDS[scalar.type ?? ""]);
    this.#check(scalar, () => {
      if (isCutOff(scalar, this.#text)) scalar.source = (scalar.source ?? "").replace(/\n$/, "");
      const read = this.#format === "json" ? readJsonScalar(scalar) : readScalar(scalar);
      const { value, change } = toJson(read, scalar);
      scalar.value = value;
      if (change !== undefined) this.changed.push({ offset: offsetOf(scalar), message: change });
    });
  }

  #visitCollection(node: YAMLMap | YAMLSeq): void {
    this.#enter(node, node.flow ? "flow" : undefined);
    this.#check(node, () => refuseLocalTag(node.tag));
    if (isMap(node)) this.#visitMembers(node);
    else for (const [index, item] of node.items.entries()) this.#visitPart(index, item);
  }

  #visitMembers(map: YAMLMap): void {
    for (const { key, offset } of repeatedIn(map.items)) this.repeated.push({ offset, place: [...this.#place, key] });
    for (const pair of map.items) {
      this.#visitName(pair);
      this.#visitPart(isScalar(pair.key) ? String(pair.key.value) : "", pair.value);
    }
  }

  #visitPart(part: string | number, node: unknown): void {
    if (this.#place.length === MAX_DEPTH) {
      if (isNode(node)) this.#refuse(node, TOO_DEEP);
      return;
    }
    this.#place.push(part);
    // A pair in a list is a map with one member.
    if (isPair(node)) {
      this.#visitName(node);
      this.#visitPart(isScalar(node.key) ? String(node.key.value) : "", node.value);
    } else this.visit(node);
    this.#place.pop();
  }

  #visitName(pair: Pair): void {
    const { key } = pair;
    if (isAlias(key)) this.#visitAlias(key);
    else if (isScalar(key)) this.#enter(key, PART_KINDS[key.type ?? ""]);
    if (isScalar(key) && key.type === "PLAIN" && key.source === MERGE_KEY)
      this.unmerged.push({ offset: offsetOf(key), place: [...this.#place, MERGE_KEY] });
    const target = isAlias(key) ? this.targets.get(key) : key;
    if (isCollection(target))
      this.#refuse(key as Node, `a ${isMap(target) ? "map" : "list"} cannot be the name of a member`);
    else if (isScalar(key) && key.type === "PLAIN" && key.source === "") this.#refuse(key, "a member has no name");
    // An anchored value that is a number becomes a name as it is written.
    else if (isAlias(key) && isScalar(target)) pair.key = nameFor(key, target);
  }

  #enter(node: Scalar | YAMLMap | YAMLSeq, kind: PartKind | undefined): void {
    if (node.anchor !== undefined) this.#anchored.set(node.anchor, node);
    if (kind !== undefined && node.range) this.parts.push({ kind, start: node.range[0], end: node.range[1] });
  }

  #check(node: Node, run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof YamlFault)) throw error;
      this.#refuse(node, error.message);
    }
  }

  #refuse(node: Node, message: string): void {
    this.faults.push({ offset: offsetOf(node), message });
  }
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

/** No double holds an integer of more digits, and converting a million of them takes seconds. */
const MAX_DIGITS = 310;

function readJsonScalar({ source = "", type }: Scalar): PlainValue {
  if (type !== "PLAIN") {
    if (/\p{Surrogate}/u.test(source)) throw new YamlFault("the text holds half a character, which runtimes refuse");
    return source;
  }
  if (/^-?\d+$/.test(source) && source.length <= MAX_DIGITS) return BigInt(source);
  const value = JSON.parse(source) as PlainValue;
  if (typeof value === "number" && !Number.isFinite(value)) throw new YamlFault(`${shown(source)} is out of range`);
  return value;
}

function shown(source: string): string {
  return source.length <= 40
    ? source
    : `the number of ${source.length} characters that begins with ${source.slice(0, 20)}`;
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
  if (!Number.isFinite(rounded)) throw new YamlFault(`${shown(source ?? "")} is out of range`);
  return { value: rounded, change: `${source} has more digits than JavaScript can represent: it becomes ${rounded}` };
}

function repeatedIn(items: readonly Pair[]): { readonly key: string; readonly offset: number }[] {
  const names = new Set<string>();
  const repeated: { key: string; offset: number }[] = [];
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    if (names.has(name)) repeated.push({ key: name, offset: offsetOf(key) });
    names.add(name);
  }
  return repeated;
}
