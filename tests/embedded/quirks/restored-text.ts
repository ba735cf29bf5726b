import { createHash } from "node:crypto";
import { isRecord } from "../../conformance/schemas/recordings.ts";

/** A body that the recorder only described. */
export interface RestoredBody {
  readonly headers: Record<string, string>;
  readonly pieces: readonly Uint8Array[];
}

const DESCRIBED = /^unicode body (\d+) bytes, sse=(true|false) escaped=(true|false) chunk=(\d+|single write)$/;
/** The text that the recorded worker repeated. */
const PATTERN = "é€😀漢";

/** Restores the answer of the `unicode` component of the recorded worker. Undefined for other notes. */
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
  const sha = hashOf(text);
  const plain = JSON.stringify({ jsonrpc: "2.0", id, result: { output: { text, sha, n: text.length } } });
  const body = isEscaped ? plain.replace(/[\u0080-\uffff]/g, toEscape) : plain;
  return new TextEncoder().encode(isStream ? `data: ${body}\n\n` : body);
}

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const CUT = /^(.*)…\((\d+) bytes, sha256 ([0-9a-f]{64})\)$/s;
/** Enough characters to identify an answer, because they include its id. */
const QUOTE_START_CHARS = 50;
/** Possible endings of a text that was cut inside a string of one repeated character. */
const ENDINGS = ["", '"}}}', '"}}}\n\n', '","blob_type":"data"}}', '","blob_type":"data"}}\n\n'];

/** The parts of a long text that the recorder kept. */
export interface CutText {
  readonly start: string;
  /** Length of the whole text in bytes. */
  readonly bytes: number;
  readonly hash: string;
}

/** Reads what is left of a text that the recorder cut. Undefined for other texts. */
export function readCut(text: string): CutText | undefined {
  const [, start, bytes, hash] = CUT.exec(text) ?? [];
  return start === undefined || hash === undefined ? undefined : { start, bytes: Number(bytes), hash };
}

/** Restores a text that the recorder cut, verified by its hash. @param quoted texts that it may contain */
export function restoreCut(text: string, quoted: readonly string[] = []): string {
  const cut = readCut(text);
  if (cut === undefined) return text;
  for (const whole of candidatesFor(cut, quoted)) if (hashOf(whole) === cut.hash) return whole;
  throw new Error(`The end of this text is unknown: ${text.slice(-200)}`);
}

/** Restores all strings inside a value. */
export function restoreStrings(value: unknown): unknown {
  if (typeof value === "string") return restoreCut(value);
  if (Array.isArray(value)) return value.map(restoreStrings);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, restoreStrings(member)]));
}

function* candidatesFor({ start, bytes }: CutText, quoted: readonly string[]): Generator<string> {
  for (const ending of ENDINGS) {
    yield start + start.slice(-1).repeat(bytes - Buffer.byteLength(start) - ending.length) + ending;
  }
  for (const quote of quoted) {
    const at = start.lastIndexOf(quote.slice(0, QUOTE_START_CHARS));
    if (at >= 0 && quote.startsWith(start.slice(at))) yield `${start.slice(0, at)}${quote}]}}}\n\n`;
  }
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
