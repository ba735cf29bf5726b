/** What became of a body; `text` is its beginning where it is not whole. */
export interface BodyOutcome {
  readonly kind: "whole" | "notUtf8" | "tooLarge";
  readonly text: string;
}

type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

/**
 * Collects the body of a request or response, at most `limitBytes`; rejects when it breaks off. `dismiss` gets the reader
 * of a body that is too large.
 */
export async function readWebBody(
  { body }: Pick<Request, "body">,
  limitBytes: number,
  dismiss: (reader: BodyReader) => Promise<void> = cancel,
): Promise<BodyOutcome> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    length += piece.value.byteLength;
    chunks.push(piece.value);
    if (length <= limitBytes) continue;
    if (reader !== undefined) void dismiss(reader).catch(() => {});
    return { kind: "tooLarge", text: lenient(join(chunks, length)) };
  }
  return decode(join(chunks, length));
}

function cancel(reader: BodyReader): Promise<void> {
  return reader.cancel();
}

/**
 * Lets the rest of a body pass. Cancelling the body of a request would close the connection under its answer, and under
 * the next request that the sender has put on it.
 */
export async function drainBody(reader: BodyReader): Promise<void> {
  while (!(await reader.read()).done);
}

function decode(bytes: Uint8Array): BodyOutcome {
  try {
    return { kind: "whole", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "notUtf8", text: lenient(bytes) };
  }
}

const START_BYTES = 4_096;

function lenient(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, START_BYTES));
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.byteLength;
  }
  return joined;
}
