import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from "yaml";
import { type TextFault, textFaults } from "./text-faults.ts";
import { toValue } from "./to-value.ts";
import { type DocumentNotes, PARSER_OPTIONS, resolveScalars, TOO_DEEP } from "./yaml-document.ts";

/** Place in a document: the names and indexes that lead there. */
export type TextPlace = readonly (string | number)[];

/** A position in a text. Line and column count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/**
 * A remark about a text. `malformed`: runtimes refuse the text. `rounded`: a number is rounded or becomes null. `repeated`: of equal
 * members, the last one counts. `unmerged`: `<<` is an ordinary name.
 */
export interface TextNote extends TextPosition {
  readonly kind: "malformed" | "rounded" | "repeated" | "unmerged";
  /** Description, without a period. */
  readonly message: string;
  readonly place: TextPlace;
}

/** A text that has been read. */
export interface ReadText {
  /** Creates the value. It is undefined if a note says that the text is malformed. */
  toValue(): unknown;
  readonly notes: readonly TextNote[];
  /** Returns the position of a place, or of the nearest enclosing one if it does not exist, as with a missing member. */
  locate(place: TextPlace, part: "name" | "value"): TextPosition | undefined;
}

/** Options of {@link readText}. */
export interface ReadTextOptions {
  /** What the text contains, for messages, such as "a flow". */
  readonly what: string;
  /** Whether a member may be repeated at a place, so that the last one counts. */
  readonly isRepeatable: (place: TextPlace) => boolean;
}

/**
 * Reads JSON, or YAML by the rules of real runtimes: names of members stay as they are written, and `007` is a text.
 *
 * @example
 * ```ts source="./read-text.examples.ts#readText"
 * const read = readText("steps: []\noutput: 007", { what: "a flow", isRepeatable: () => false });
 * for (const { line, column, message } of read.notes) console.error(`${line}:${column}: ${message}`);
 * console.log(read.toValue()); // { steps: [], output: "007" }
 * ```
 */
export function readText(text: string, options: ReadTextOptions): ReadText {
  const format = isJson(text) ? "json" : "yaml";
  const lineCounter = new LineCounter();
  // Runtimes know more line breaks than the parser. Within quotes they become spaces, and elsewhere U+0085 is refused below.
  const source = format === "yaml" ? text.replace(/\r(?!\n)/g, "\n").replaceAll("\u0085", " ") : text;
  const document = parseDocument(source, { ...PARSER_OPTIONS, lineCounter });
  const positionOf = (offset: number): TextPosition => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  const notes: TextNote[] = [];
  const counts = { malformed: 0, rounded: 0, repeated: 0, unmerged: 0 };
  const add = (kind: TextNote["kind"], { offset, message }: TextFault, place: TextPlace = []): void => {
    counts[kind] += 1;
    if (counts[kind] <= MAX_NOTES) notes.push({ kind, message: shortened(message), place, ...positionOf(offset) });
  };
  for (const fault of parserFaults(document, options.what)) add("malformed", fault);
  let targets: DocumentNotes["targets"] = new Map();
  if (notes.length === 0) {
    const { faults, changed, repeated, unmerged, parts, ...rest } = resolveScalars(document, source, format);
    targets = rest.targets;
    for (const fault of faults) add("malformed", fault);
    if (format === "yaml") for (const fault of textFaults(text, parts)) add("malformed", fault);
    for (const change of changed) add("rounded", change);
    for (const { offset, place } of unmerged) add("unmerged", { offset, message: UNMERGED }, place);
    for (const { offset, place } of repeated) {
      const message = `${JSON.stringify(place.at(-1))} is repeated`;
      if (options.isRepeatable(place)) add("repeated", { offset, message: `${message}: the last one counts` }, place);
      else add("malformed", { offset, message }, place);
    }
  }
  for (const [kind, count] of Object.entries(counts) as [TextNote["kind"], number][]) {
    if (count <= MAX_NOTES) continue;
    notes.push({ kind, message: `and ${count - MAX_NOTES} more of this kind`, place: [], line: 1, column: 1 });
  }
  const isMalformed = notes.some(({ kind }) => kind === "malformed");
  return {
    notes,
    toValue: () => (isMalformed ? undefined : toValue(document.contents, targets)),
    locate(place, part) {
      const offset = offsetOf(document.contents, place, part);
      return offset === undefined ? undefined : positionOf(offset);
    },
  };
}

const UNMERGED =
  'runtimes do not merge "<<": it is a member with this name. Use an alias for the whole value, such as "input: *base"';

/** Number of notes of each kind. A text of 2 MiB may have a million faults. */
const MAX_NOTES = 100;
/** Number of characters of a message, which may quote a part of the text. */
const MAX_CHARS = 500;

function shortened(message: string): string {
  return message.length <= MAX_CHARS ? message : `${message.slice(0, MAX_CHARS)}…`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parserFaults({ errors, warnings }: Document, what: string): TextFault[] {
  return [...errors, ...warnings].flatMap(({ message, code, pos }) => {
    // Tags are judged together with their values.
    if (code === "TAG_RESOLVE_FAILED" && message.startsWith("Unresolved tag")) return [];
    if (message.includes("call stack")) return [{ offset: pos[0], message: TOO_DEEP }];
    // The advice of the parser is meant for programmers, so only the first line is shown.
    const first = message.split("\n")[0]?.replace(/ at line \d+, column \d+:$/, "") ?? message;
    const shown = code === "MULTIPLE_DOCS" ? `another document begins here: ${what} must be one document` : first;
    return [{ offset: pos[0], message: shown }];
  });
}

function offsetOf(contents: Node | null, place: TextPlace, wanted: "name" | "value"): number | undefined {
  let node: unknown = contents;
  let offset = contents?.range?.[0];
  for (const [depth, part] of place.entries()) {
    const child = childOf(node, part);
    if (child === undefined) break;
    const isLast = depth === place.length - 1;
    const key = isLast && wanted === "name" && isMap(node) ? keyOf(node, part) : undefined;
    offset = (key ?? (child as Node)).range?.[0] ?? offset;
    node = child;
  }
  return offset;
}

function childOf(node: unknown, part: string | number): unknown {
  // Names of members are texts, also those that are numbers.
  if (isMap(node)) return node.get(String(part), true);
  return isSeq(node) ? node.get(part, true) : undefined;
}

function keyOf(map: YAMLMap, name: string | number): Scalar | undefined {
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === String(name));
  return isScalar(pair?.key) ? pair.key : undefined;
}
