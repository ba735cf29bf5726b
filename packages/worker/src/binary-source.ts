import type { BinarySource } from "./context.ts";

/**
 * Reads all bytes of a source.
 *
 * @throws TypeError for anything else: a list of numbers or an object would be stored as the text that JavaScript makes of it.
 */
export async function toBytes(source: BinarySource): Promise<Uint8Array<ArrayBuffer>> {
  if (!isBinarySource(source)) throw new TypeError(`putBinary takes bytes, a Blob or a stream; got ${kindOf(source)}.`);
  return new Uint8Array(await new Response(source as ConstructorParameters<typeof Response>[0]).arrayBuffer());
}

/** As they call themselves: tests may run in a realm whose classes are not those of the platform. */
const SOURCES: readonly string[] = ["ArrayBuffer", "Blob", "File", "ReadableStream"];

function isBinarySource(source: unknown): boolean {
  if (typeof source !== "object" || source === null) return false;
  if (ArrayBuffer.isView(source) || SOURCES.includes(Object.prototype.toString.call(source).slice(8, -1))) return true;
  // Node's own streams: the platform reads them as iterables.
  return Symbol.asyncIterator in source;
}

function kindOf(source: unknown): string {
  if (typeof source === "string") return "a text: encode it with new TextEncoder().encode(text)";
  if (Array.isArray(source)) return "an array: Uint8Array.from(array) makes bytes of numbers";
  return source === null ? "null" : typeof source;
}
