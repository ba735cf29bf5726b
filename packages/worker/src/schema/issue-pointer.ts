import { toPointer as toJsonPointer } from "@stepflow/protocol/internal";

/** Converts the path of a Standard Schema issue to a JSON pointer (RFC 6901). The whole value is `""`. */
export function toPointer(path: readonly unknown[]): string {
  return toJsonPointer(Array.from(path, keyOf));
}

// A segment of a Standard Schema path is a key, or an object that carries one.
function keyOf(segment: unknown): unknown {
  return typeof segment === "object" && segment !== null && "key" in segment ? segment.key : segment;
}
