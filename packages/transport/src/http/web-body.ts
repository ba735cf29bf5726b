import { readWithin, StreamTooLongError } from "@stepflow/protocol/internal";

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
  if (body === null) return decode(new Uint8Array());
  const reader = body.getReader();
  try {
    return decode(await readWithin(reader, limitBytes));
  } catch (error) {
    if (!(error instanceof StreamTooLongError)) throw error;
    void dismiss(reader).catch(() => {});
    return { kind: "tooLarge", text: lenient(error.start) };
  }
}

/**
 * Collects the body of a request. In one piece where its length is announced, since servers hold senders to it: making a
 * stream of it costs several times what the rest of the request does.
 */
export async function readRequestBody(request: Request, limitBytes: number): Promise<BodyOutcome> {
  const announcedBytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(announcedBytes <= limitBytes)) return readWebBody(request, limitBytes, drainBody);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.byteLength > limitBytes ? { kind: "tooLarge", text: lenient(bytes) } : decode(bytes);
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

const strictDecoder = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): BodyOutcome {
  try {
    return { kind: "whole", text: strictDecoder.decode(bytes) };
  } catch {
    return { kind: "notUtf8", text: lenient(bytes) };
  }
}

const MAX_START_BYTES = 4_096;

function lenient(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, MAX_START_BYTES));
}
