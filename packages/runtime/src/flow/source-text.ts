import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar, type YAMLMap } from "yaml";
import { NotJsonError, toJsonValue } from "../expression/json-value.ts";
import type { Place } from "../expression/read-expression.ts";
import { type TextFault, textFaults } from "../yaml/text-faults.ts";
import { PARSER_OPTIONS, resolveScalars } from "../yaml/yaml-document.ts";
import type { DiagnosticKind } from "./diagnostic.ts";
import { Findings, type Position } from "./findings.ts";

/** A document that has been read, with findings that know the positions of its parts. */
export interface SourceDocument {
  readonly value: unknown;
  readonly findings: Findings;
}

/** Values that a document may have once its aliases are resolved. A flow of 2 MiB, the limit of the runtimes, has fewer. */
const MAX_VALUES = 1_000_000;

/**
 * Reads JSON, or YAML by the rules of real runtimes: names of members stay as they are written, and `007` is a text. Faults are added to the
 * findings, with line and column.
 *
 * @param isRepeatable whether a member may be repeated at a place, so that the last one counts.
 */
export function readSourceText(text: string, isRepeatable: (place: Place) => boolean): SourceDocument {
  const format = isJson(text) ? "json" : "yaml";
  const lineCounter = new LineCounter();
  // Runtimes know more line breaks than the parser. Within quotes they become spaces, and elsewhere U+0085 is refused below.
  const source = format === "yaml" ? text.replace(/\r(?!\n)/g, "\n").replaceAll("\u0085", " ") : text;
  const document = parseDocument(source, { ...PARSER_OPTIONS, lineCounter });
  const positionOf = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  const findings = new Findings((place, part) => {
    const offset = offsetOf(document.contents, place, part);
    return offset === undefined ? undefined : positionOf(offset);
  });
  const add = (kind: DiagnosticKind, { offset, message }: TextFault, place: Place = []): void =>
    findings.add({ kind, place, message }, positionOf(offset));
  for (const { message, code, pos } of [...document.errors, ...document.warnings]) {
    // Tags are judged together with their values.
    if (code === "TAG_RESOLVE_FAILED" && message.startsWith("Unresolved tag")) continue;
    const first = message.split("\n")[0]?.replace(/ at line \d+, column \d+:$/, "") ?? message;
    // The advice of the parser is meant for programmers, so that only the first line is shown.
    const said = code === "MULTIPLE_DOCS" ? "another document begins here: a flow must be one document" : first;
    add("malformedFlow", { offset: pos[0], message: said });
  }
  if (findings.hasFatal) return { value: undefined, findings };
  const { faults, changed, repeated, parts } = resolveScalars(document, source, format);
  for (const fault of faults) add("malformedFlow", fault);
  if (format === "yaml") for (const fault of textFaults(text, parts)) add("malformedFlow", fault);
  for (const change of changed) add("roundedNumber", change);
  for (const { offset, place } of repeated) {
    const message = `${JSON.stringify(place.at(-1))} is repeated`;
    if (isRepeatable(place)) add("repeatedMember", { offset, message: `${message}: the last one counts` }, place);
    else add("malformedFlow", { offset, message }, place);
  }
  if (findings.hasFatal) return { value: undefined, findings };
  return toDocument(() => toJsonValue(document.toJS({ maxAliasCount: -1 }), MAX_VALUES), findings);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads a flow that was passed as a value. The findings have no positions. */
export function readSourceValue(value: unknown): SourceDocument {
  return toDocument(() => toJsonValue(value), new Findings());
}

function toDocument(read: () => unknown, findings: Findings): SourceDocument {
  try {
    return { value: read(), findings };
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    findings.add({ kind: "malformedFlow", place: error.place, message: error.message });
    return { value: undefined, findings };
  }
}

/** Returns the offset of a place, or of the nearest enclosing one if it does not exist, as with a missing member. */
function offsetOf(contents: Node | null, place: Place, wanted: "name" | "value"): number | undefined {
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
