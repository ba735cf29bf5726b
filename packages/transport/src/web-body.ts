/** What became of a body; `text` is its beginning where it is not whole. */
export interface BodyOutcome {
  readonly kind: "whole" | "notUtf8" | "tooLarge";
  readonly text: string;
}

/** Collects the body of a request or response, at most `limitBytes`; rejects when it breaks off. */
export async function readWebBody({ body }: Pick<Request, "body">, limitBytes: number): Promise<BodyOutcome> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    length += piece.value.byteLength;
    chunks.push(piece.value);
    if (length <= limitBytes) continue;
    await reader?.cancel();
    return { kind: "tooLarge", text: lenient(join(chunks, length)) };
  }
  return decode(join(chunks, length));
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
  return new TextDecoder("latin1").decode(bytes.subarray(0, START_BYTES));
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
