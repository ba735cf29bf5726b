import { readWithin, StreamTooLongError } from "@stepflow/protocol/internal";
import { type BodyOutcome, decodeBody, startOfBody } from "./body-outcome.ts";

type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

/**
 * Reads the body of a request or response. Rejects if the body breaks off.
 *
 * @param limitBytes a larger body is not read to its end.
 * @param dismiss disposes of the rest of a larger body; it is canceled by default.
 */
export async function readWebBody(
  { body }: Pick<Request, "body">,
  limitBytes: number,
  dismiss: (reader: BodyReader) => Promise<void> = cancel,
): Promise<BodyOutcome> {
  if (body === null) return decodeBody(new Uint8Array());
  const reader = body.getReader();
  try {
    return decodeBody(await readWithin(reader, limitBytes));
  } catch (error) {
    if (!(error instanceof StreamTooLongError)) throw error;
    void dismiss(reader).catch(() => {});
    return { kind: "tooLarge", text: startOfBody(error.start) };
  }
}

/**
 * Reads the body of a request. A body whose length is announced is read in one piece, because servers enforce the
 * announced length and a stream costs several times as much as the rest of the request.
 */
export async function readRequestBody(request: Request, limitBytes: number): Promise<BodyOutcome> {
  const announcedBytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(announcedBytes <= limitBytes)) return readWebBody(request, limitBytes, drainBody);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.byteLength > limitBytes ? { kind: "tooLarge", text: startOfBody(bytes) } : decodeBody(bytes);
}

function cancel(reader: BodyReader): Promise<void> {
  return reader.cancel();
}

/**
 * Reads and drops the rest of a body. Canceling the body of a request would close the connection before the response is
 * sent, and with it the next request that the sender has already put on it.
 */
export async function drainBody(reader: BodyReader): Promise<void> {
  while (!(await reader.read()).done);
}
