import { fromDocumentPath } from "@stepflow/protocol/internal";
import { readText, type TextNote, type TextPosition } from "@stepflow/protocol/yaml";
import type { Diagnostic } from "../model/results.ts";
import { isObject } from "../responses/response-reader.ts";

type Place = readonly (string | number)[];

/** A flow that was given as text. */
export interface FlowText {
  /** The flow. Undefined if the text cannot be read, and `diagnostics` contains the reasons. */
  readonly flow: object | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Adds the line and the column in the text to a diagnostic of the runtime. */
  locate(diagnostic: Diagnostic): Diagnostic;
}

/** Reads a flow as YAML or JSON. */
export function readFlowText(text: string): FlowText {
  const read = readText(text, { what: "a flow", isRepeatable: () => false });
  const diagnostics = read.notes.map(toDiagnostic);
  const value = read.toValue();
  if (value !== undefined && !isObject(value)) diagnostics.push(notAnObject(read.locate([], "value")));
  return {
    flow: isObject(value) && !diagnostics.some(({ level }) => level === "fatal") ? value : undefined,
    diagnostics,
    locate: (diagnostic) => ({ ...diagnostic, ...read.locate(fromDocumentPath(diagnostic.path ?? "$"), "value") }),
  };
}

// Kinds and codes are those of the embedded runtime.
function toDiagnostic({ kind, message, place, line, column }: TextNote): Diagnostic {
  const [name, code, level] =
    kind === "malformed" ? (["malformedFlow", 3900, "fatal"] as const) : (["roundedNumber", 1902, "warning"] as const);
  return { kind: name, code, level, message, path: toPath(place), line, column };
}

function notAnObject(position: TextPosition = { line: 1, column: 1 }): Diagnostic {
  const message = "a flow must be an object with the members steps and output";
  return { kind: "malformedFlow", code: 3900, level: "fatal", message, path: "$", ...position };
}

function toPath(place: Place): string {
  return place.reduce<string>((path, part) => `${path}${typeof part === "number" ? `[${part}]` : `.${part}`}`, "$");
}
