import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar, visit, type YAMLMap } from "yaml";
import type { Place } from "../expression/read-expression.ts";
import { Findings, type Position } from "./findings.ts";

/** A document that was read, and who can tell where its parts are. */
export interface SourceDocument {
  readonly value: unknown;
  readonly findings: Findings;
}

/** Nesting of objects and arrays that runtimes 0.9 – 0.11 take in a flow. */
const MAX_DEPTH = 126;

/** Reads YAML 1.2 or JSON. What is wrong with it is in the findings, with line and column. */
export function readSourceText(text: string): SourceDocument {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, intAsBigInt: true });
  const positionOf = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  const findings = new Findings((place, part) => {
    const offset = offsetOf(document.contents, place, part);
    return offset === undefined ? undefined : positionOf(offset);
  });
  for (const { message, code, pos } of document.errors) {
    const first = message.split("\n")[0]?.replace(/ at line \d+, column \d+:$/, "") ?? message;
    // What the parser advises is meant for its callers.
    const said = code === "MULTIPLE_DOCS" ? "another document begins here: a flow is one document" : first;
    findings.add({ kind: "malformedFlow", place: [], message: said }, positionOf(pos[0]));
  }
  if (findings.hasFatal) return { value: undefined, findings };
  reportNumbers(document.contents, findings, positionOf);
  try {
    const value = toJson(document.toJS({ maxAliasCount: 100 }), []);
    return { value, findings };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const place = error instanceof NotJsonError ? error.place : [];
    findings.add({ kind: "malformedFlow", place, message: error.message });
    return { value: undefined, findings };
  }
}

/** A flow that was given as a value: the same checks, without lines. */
export function readSourceValue(value: unknown): SourceDocument {
  const findings = new Findings();
  try {
    return { value: toJson(value, []), findings };
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    findings.add({ kind: "malformedFlow", place: error.place, message: error.message });
    return { value: undefined, findings };
  }
}

class NotJsonError extends Error {
  readonly place: Place;

  constructor(place: Place, message: string) {
    super(message);
    this.place = place;
  }
}

/** A copy that holds nothing but JSON; members that are undefined are left out, as JSON does. */
function toJson(value: unknown, place: Place): unknown {
  if (typeof value === "object" && value !== null && place.length >= MAX_DEPTH) {
    throw new NotJsonError(place.slice(0, 2), `nested deeper than ${MAX_DEPTH} levels`);
  }
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" && !Number.isFinite(value)) throw new NotJsonError(place, `${value} is no JSON value`);
  if (Array.isArray(value)) return value.map((item, index) => toJson(item ?? null, [...place, index]));
  if (typeof value === "object" && value !== null) return toJsonObject(value, place);
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return value;
  throw new NotJsonError(place, `a ${typeof value} is no JSON value`);
}

function toJsonObject(value: object, place: Place): unknown {
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function") return toJson(toJSON.call(value), place);
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([name, member]) => [name, toJson(member, [...place, name])]));
}

function reportNumbers(contents: Node | null, findings: Findings, positionOf: (offset: number) => Position): void {
  if (contents === null) return;
  visit(contents, {
    Scalar(_key, { value, source, range }) {
      if (typeof value !== "bigint" || BigInt(Number(value)) === value) return;
      const message = `${source ?? value} has more digits than JavaScript keeps: it is taken for ${Number(value)}`;
      findings.add({ kind: "roundedNumber", place: [], message }, positionOf(range?.[0] ?? 0));
    },
  });
}

/** Where a place begins; the nearest enclosing one for what is not there, such as a missing member. */
function offsetOf(contents: Node | null, place: Place, wanted: "name" | "value"): number | undefined {
  let node: unknown = contents;
  let offset = contents?.range?.[0];
  for (const [depth, part] of place.entries()) {
    const child = isMap(node) || isSeq(node) ? node.get(part, true) : undefined;
    if (child === undefined) break;
    const isLast = depth === place.length - 1;
    const key = isLast && wanted === "name" && isMap(node) ? keyOf(node, part) : undefined;
    offset = (key ?? (child as Node)).range?.[0] ?? offset;
    node = child;
  }
  return offset;
}

function keyOf(map: YAMLMap, name: string | number): Scalar | undefined {
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === name);
  return isScalar(pair?.key) ? pair.key : undefined;
}
