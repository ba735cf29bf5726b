/** Writes a path as a JSON pointer (RFC 6901). The empty path, which is the whole document, is `""`. */
export function toPointer(path: readonly unknown[]): string {
  // Not path.map: arktype's paths are a subclass of Array whose map behaves differently.
  return Array.from(path, (key) => `/${escapePointerKey(String(key))}`).join("");
}

/** Reads the keys of a JSON pointer: the reverse of {@link toPointer}. */
export function fromPointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Escapes one key for use in a JSON pointer. */
export function escapePointerKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
