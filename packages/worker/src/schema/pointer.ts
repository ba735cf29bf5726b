/** The path of a value inside a JSON document as a JSON pointer (RFC 6901); the document itself is `""`. */
export function toPointer(path: readonly unknown[]): string {
  // Not path.map: the paths of arktype are a kind of array whose map does something else.
  return Array.from(path, (segment) => `/${escapeSegment(String(keyOf(segment)))}`).join("");
}

/** The keys of a JSON pointer, the reverse of {@link toPointer}. */
export function fromPointer(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Writes one key so that it can stand in a JSON pointer. */
export function escapeSegment(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

// A segment of a Standard Schema path is a key or an object that carries one.
function keyOf(segment: unknown): unknown {
  return typeof segment === "object" && segment !== null && "key" in segment ? segment.key : segment;
}
