import type { ResponseSink } from "../http/response-sink.ts";

/** A body that is known as a whole, or whose pieces can be written to a sink: the pieces so far at once, the others as they come. */
export type ResponseBody =
  | { readonly text: string }
  | { readonly text: undefined; forwardTo(sink: ResponseSink): void };

/**
 * Bodies by their streams. Middleware that adds headers creates another `Response` with the same stream; middleware that changes the body
 * creates another stream.
 */
const bodies = new WeakMap<ReadableStream, ResponseBody>();

/** Remembers the body of a new response for {@link unreadBodyOf}. */
export function rememberBody({ body: stream }: Response, body: ResponseBody): void {
  if (stream !== null) bodies.set(stream, body);
}

/** Returns the remembered body of a response, or undefined if middleware has replaced it or begun to read it. */
export function unreadBodyOf({ body: stream, bodyUsed }: Response): ResponseBody | undefined {
  return stream === null || stream.locked || bodyUsed ? undefined : bodies.get(stream);
}
