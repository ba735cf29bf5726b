import { createParser } from "eventsource-parser";

/** What is done with the parts of an event stream. */
export interface EventStreamHandlers {
  /** Gets the data of every event. */
  readonly onEvent: (data: string) => void;
  readonly onComment?: ((comment: string) => void) | undefined;
}

/** An event grew beyond the limit; the rest of the stream is not read. */
export class EventTooLargeError extends Error {}

/**
 * Reads an event stream to its end. An event that the stream's end cuts off is dropped, as runtimes do (wire.md §5).
 *
 * @throws EventTooLargeError when more than `maxEventBytes` are buffered for one event.
 */
export async function readEventStream(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxEventBytes: number,
  { onEvent, onComment }: EventStreamHandlers,
): Promise<void> {
  let tooLarge = false;
  const parser = createParser({
    maxBufferSize: maxEventBytes,
    onEvent: ({ data }) => onEvent(data),
    onComment,
    // Runtimes skip what they cannot read (wire.md §5); only the overflow ends the parser.
    onError: ({ type }) => {
      tooLarge ||= type === "max-buffer-size-exceeded";
    },
  });
  const decoder = new TextDecoder();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    parser.feed(decoder.decode(piece.value, { stream: true }));
    if (tooLarge) throw new EventTooLargeError(`An event is larger than ${maxEventBytes} bytes.`);
  }
}
