import { createParser } from "eventsource-parser";

/** What is done with the parts of an event stream. */
export interface EventStreamHandlers {
  /** Gets the data of every event. */
  readonly onEvent: (data: string) => void;
  readonly onComment?: ((comment: string) => void) | undefined;
}

/** Takes the pieces of an event stream as they come. */
export interface EventSplitter {
  /** @throws EventTooLargeError when more is buffered for one event than allowed. */
  feed(piece: Uint8Array): void;
}

/** An event grew beyond the limit; the rest of the stream is not read. */
export class EventTooLargeError extends Error {
  constructor(maxEventBytes: number) {
    super(`An event is larger than ${maxEventBytes} bytes.`);
  }
}

/** Splits a stream into events by the standard. */
export function createEventSplitter(maxEventBytes: number, handlers: EventStreamHandlers): EventSplitter {
  let tooLarge = false;
  const parser = createParser({
    maxBufferSize: maxEventBytes,
    onEvent: ({ data }) => handlers.onEvent(data),
    onComment: handlers.onComment,
    // Runtimes skip what they cannot read (docs/internals/wire.md#event-streams); only the overflow ends the parser.
    onError: ({ type }) => {
      tooLarge ||= type === "max-buffer-size-exceeded";
    },
  });
  const decoder = new TextDecoder();
  return {
    feed(piece) {
      parser.feed(decoder.decode(piece, { stream: true }));
      if (tooLarge) throw new EventTooLargeError(maxEventBytes);
    },
  };
}

/**
 * Reads an event stream to its end, each piece when the one before is done with. An event that the stream's end cuts off is dropped,
 * as runtimes do (docs/internals/wire.md#event-streams).
 */
export async function readEventStream(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  splitter: EventSplitter,
  whenReady: () => Promise<void> | undefined = () => undefined,
): Promise<void> {
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    splitter.feed(piece.value);
    const ready = whenReady();
    if (ready !== undefined) await ready;
  }
}
