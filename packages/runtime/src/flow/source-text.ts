import { readText, type TextNote } from "@stepflow/protocol/yaml";
import { NotJsonError, toJsonValue } from "../expression/json-value.ts";
import type { Place } from "../expression/read-expression.ts";
import type { DiagnosticKind } from "./diagnostic-kinds.ts";
import { Findings } from "./findings.ts";

/** A document that has been read, with findings that know the positions of its parts. */
export interface SourceDocument {
  readonly value: unknown;
  readonly findings: Findings;
}

/** Values that a document may have once its aliases are resolved. A flow of 2 MiB, the limit of the runtimes, has fewer. */
const MAX_VALUES = 1_000_000;

const KINDS: Readonly<Record<TextNote["kind"], DiagnosticKind>> = {
  malformed: "malformedFlow",
  rounded: "roundedNumber",
  repeated: "repeatedMember",
  unmerged: "unmergedMember",
};

/**
 * Reads JSON, or YAML by the rules of real runtimes. Faults are added to the findings, with line and column.
 *
 * @param isRepeatable whether a member may be repeated at a place, so that the last one counts.
 */
export function readSourceText(text: string, isRepeatable: (place: Place) => boolean): SourceDocument {
  const { notes, locate, toValue } = readText(text, { what: "a flow", isRepeatable });
  const findings = new Findings(locate);
  for (const { kind, place, message, line, column } of notes) {
    findings.add({ kind: KINDS[kind], place, message }, { line, column });
  }
  if (findings.hasFatal) return { value: undefined, findings };
  return toDocument(() => toJsonValue(toValue(), MAX_VALUES), findings);
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
