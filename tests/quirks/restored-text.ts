import { createHash } from "node:crypto";

/** A body that the recorder has only described. */
export interface RestoredBody {
  readonly headers: Record<string, string>;
  readonly pieces: readonly Uint8Array[];
}

const DESCRIBED = /^unicode body (\d+) bytes, sse=(true|false) escaped=(true|false) chunk=(\d+|single write)$/;
/** What the recorded worker repeated. */
const PATTERN = "é€😀漢";

/** The answer of the `unicode` component of the recording worker, or undefined for another note. */
export function restoreEntry(note: string, id: string): RestoredBody | undefined {
  const [, length, sse, escaped, chunk] = DESCRIBED.exec(note) ?? [];
  if (length === undefined) return undefined;
  const isStream = sse === "true";
  const bytes = findBody(Number(length), id, isStream, escaped === "true");
  const size = chunk === "single write" ? bytes.byteLength : Number(chunk);
  const pieces = Array.from({ length: Math.ceil(bytes.byteLength / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  return { headers: { "content-type": isStream ? "text/event-stream" : "application/json" }, pieces };
}

function findBody(length: number, id: string, isStream: boolean, isEscaped: boolean): Uint8Array {
  const unit = isEscaped ? 30 : 12;
  const overhead = write("", id, isStream, isEscaped).byteLength;
  const most = Math.floor((length - overhead) / unit);
  for (let count = most; count >= most - 2; count -= 1) {
    const bytes = write(PATTERN.repeat(Math.max(count, 0)), id, isStream, isEscaped);
    if (bytes.byteLength === length) return bytes;
  }
  throw new Error(`No body has ${length} bytes.`);
}

function write(text: string, id: string, isStream: boolean, isEscaped: boolean): Uint8Array {
  const sha = createHash("sha256").update(text).digest("hex");
  const plain = JSON.stringify({ jsonrpc: "2.0", id, result: { output: { text, sha, n: text.length } } });
  const body = isEscaped ? plain.replace(/[\u0080-\uffff]/g, toEscape) : plain;
  return new TextEncoder().encode(isStream ? `data: ${body}\n\n` : body);
}

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const CUT = /^(.*?)(.)…\((\d+) bytes, sha256 ([0-9a-f]{64})\)$/s;
/** How bodies end that are cut in the middle of a string, which repeats its last character. */
const ENDINGS = ['"}}}', '"}}}\n\n'];

/** A text that the recorder has cut, whole again: its hash is known. */
export function restoreCut(text: string): string {
  const [, start, filling, length, hash] = CUT.exec(text) ?? [];
  if (start === undefined || filling === undefined) return text;
  for (const ending of ENDINGS) {
    const whole = start + filling.repeat(Number(length) - Buffer.byteLength(start) - ending.length) + ending;
    if (createHash("sha256").update(whole).digest("hex") === hash) return whole;
  }
  throw new Error(`Nobody knows how this goes on: ${text.slice(-200)}`);
}
