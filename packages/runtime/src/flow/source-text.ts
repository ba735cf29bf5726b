import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from "yaml";
import { NotJsonError, toJsonValue } from "../expression/json-value.ts";
import type { Place } from "../expression/read-expression.ts";
import { Findings, type Position } from "./findings.ts";

/** A document that has been read, with findings that know the positions of its parts. */
export interface SourceDocument {
  readonly value: unknown;
  readonly findings: Findings;
}

/** Values that a document may have once its aliases are resolved. A flow of 2 MiB, the limit of the runtimes, has fewer. */
const MAX_VALUES = 1_000_000;

/** Reads YAML 1.2 or JSON. Faults are added to the findings, with line and column. */
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
  // The warnings concern unknown tags, whose values would be read as text.
  for (const { message, code, pos } of [...document.errors, ...document.warnings]) {
    const first = message.split("\n")[0]?.replace(/ at line \d+, column \d+:$/, "") ?? message;
    // The advice of the parser is meant for programmers, so that only the first line is shown.
    const said = code === "MULTIPLE_DOCS" ? "another document begins here: a flow must be one document" : first;
    findings.add({ kind: "malformedFlow", place: [], message: said }, positionOf(pos[0]));
  }
  if (findings.hasFatal) return { value: undefined, findings };
  checkNodes(document, findings, positionOf);
  if (findings.hasFatal) return { value: undefined, findings };
  return toDocument(() => toJsonValue(document.toJS({ maxAliasCount: -1 }), MAX_VALUES), findings);
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

/** Reports values that would silently change. Numbers are read exactly first, so that rounded ones are found. */
function checkNodes(document: Document, findings: Findings, positionOf: (offset: number) => Position): void {
  const add = (kind: "malformedFlow" | "roundedNumber", { range }: Node, message: string): void =>
    findings.add({ kind, place: [], message }, positionOf(range?.[0] ?? 0));
  visit(document, {
    Scalar(_key, node) {
      const { value, source } = node;
      if (typeof value !== "bigint") return;
      node.value = Number(value);
      if (BigInt(node.value as number) === value) return;
      const message = `${source ?? value} has more digits than JavaScript can represent: it becomes ${node.value}`;
      add("roundedNumber", node, message);
    },
    Alias(_key, node) {
      if (node.resolve(document) === undefined)
        add("malformedFlow", node, `there is no anchor &${node.source} before this alias`);
    },
    Pair(_key, { key }) {
      if (isMap(key) || isSeq(key)) {
        add("malformedFlow", key, `a ${isMap(key) ? "map" : "list"} cannot be the name of a member`);
      }
    },
  });
}

/** Returns the offset of a place, or of the nearest enclosing one if it does not exist, as with a missing member. */
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
