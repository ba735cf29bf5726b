import { fromPointer as keysOf, toPointer as toJsonPointer } from "@stepflow/protocol/internal";
import type { Place } from "../expression/read-expression.ts";

/** Writes a place as a JSON pointer (RFC 6901). */
export function toPointer(place: Place): string {
  return toJsonPointer(place);
}

/** Reads a place from a JSON pointer. Indexes become numbers. */
export function fromPointer(pointer: string): Place {
  return keysOf(pointer).map((token) => (/^(0|[1-9][0-9]*)$/.test(token) ? Number(token) : token));
}

/** Writes a place as the runtimes do in diagnostics, such as `$.steps[0].input`. The whole document is the empty text. */
export function toDocumentPath(place: Place): string {
  if (place.length === 0) return "";
  const parts = place.map((part) => {
    if (typeof part === "number") return `[${part}]`;
    return /[.[\]]/.test(part) ? `[${JSON.stringify(part)}]` : `.${part}`;
  });
  return `$${parts.join("")}`;
}
