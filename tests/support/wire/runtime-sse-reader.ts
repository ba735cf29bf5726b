/**
 * Reads an event stream as runtimes 0.9 – 0.11 do (docs/internals/wire.md#lost-text). Every network read is checked as UTF-8 on its own, and
 * dropped if it starts or ends inside a character. The text is split at blank lines of LF. Of each event the first line that starts with
 * `data: ` counts. Text that is not JSON is dropped.
 */
export function readAsRuntime(chunks: readonly Uint8Array[]): readonly unknown[] {
  const text = chunks.map(decodeAlone).join("");
  return text.split("\n\n").slice(0, -1).flatMap(toMessage);
}

function decodeAlone(chunk: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(chunk);
  } catch {
    return "";
  }
}

function toMessage(event: string): unknown[] {
  const line = event.split("\n").find((candidate) => candidate.startsWith("data: "));
  if (line === undefined) return [];
  const json = line.slice("data: ".length);
  // The runtime's JSON reader refuses escapes of lone surrogates (docs/internals/wire.md#how-a-response-is-read).
  if (hasLoneSurrogate(json)) return [];
  try {
    return [JSON.parse(json)];
  } catch {
    return [];
  }
}

function hasLoneSurrogate(json: string): boolean {
  const escapes = json.replaceAll("\\\\", "").match(/(?:\\u[dD][89a-fA-F][0-9a-fA-F]{2})+/g) ?? [];
  return escapes.some((run) => !/^(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})+$/.test(run));
}

/** Cuts bytes into reads of the given lengths, which repeat. */
export function cut(bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const length = Math.max(1, lengths[index % Math.max(1, lengths.length)] ?? 1);
    chunks.push(bytes.subarray(at, at + length));
    at += length;
  }
  return chunks;
}
