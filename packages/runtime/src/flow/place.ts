import { fromPointer as keysOf, toPointer as toJsonPointer } from "@stepflow/protocol/internal";
import type { Place } from "../expression/read-expression.ts";

/** JSON pointer (RFC 6901) of a place. */
export function toPointer(place: Place): string {
  return toJsonPointer(place);
}

/** The place that a JSON pointer names, with positions as numbers. */
export function fromPointer(pointer: string): Place {
  return keysOf(pointer).map((token) => (/^(0|[1-9][0-9]*)$/.test(token) ? Number(token) : token));
}

/** The same place as the runtimes write it into diagnostics, such as `$.steps[0].input`; empty for the whole document. */
export function toDocumentPath(place: Place): string {
  if (place.length === 0) return "";
  const parts = place.map((part) => {
    if (typeof part === "number") return `[${part}]`;
    return /[.[\]]/.test(part) ? `[${JSON.stringify(part)}]` : `.${part}`;
  });
  return `$${parts.join("")}`;
}
