const encoder = new TextEncoder();

/** How many bytes a text takes in UTF-8, as it travels and as runtimes count. */
export function utf8Length(text: string): number {
  return encoder.encode(text).byteLength;
}
