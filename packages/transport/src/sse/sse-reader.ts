import { createLineEnds } from "@stepflow/protocol/internal";
import { createParser } from "eventsource-parser";

/** Receives the parts of an event stream. */
export interface EventStreamHandlers {
  /** Receives the data of each event. */
  readonly onEvent: (data: string) => void;
  /** Receives each comment. */
  readonly onComment?: ((comment: string) => void) | undefined;
}

/** Splits an event stream into events, piece by piece. */
export interface EventSplitter {
  /** Takes the next piece. @throws EventTooLargeError if an event exceeds the limit. */
  feed(piece: Uint8Array): void;
}

/** Largest event that is read, unless an option sets another limit. */
export const DEFAULT_MAX_EVENT_BYTES: number = 64 * 1024 * 1024;

/** An event is larger than the limit. The rest of the stream is not read. */
export class EventTooLargeError extends Error {
  constructor(maxEventBytes: number) {
    super(`An event is larger than ${maxEventBytes} bytes.`);
  }
}

/** Creates a splitter that follows the standard of event streams. */
export function createEventSplitter(maxEventBytes: number, handlers: EventStreamHandlers): EventSplitter {
  let tooLarge = false;
  const parser = createParser({
    maxBufferSize: maxEventBytes,
    onEvent: ({ data }) => handlers.onEvent(data),
    onComment: handlers.onComment,
    // Runtimes skip lines that they cannot read. Only an event beyond the limit ends the parser.
    onError: ({ type }) => {
      tooLarge ||= type === "max-buffer-size-exceeded";
    },
  });
  const decoder = new TextDecoder();
  const toLineFeeds = createLineEnds();
  return {
    feed(piece) {
      parser.feed(toLineFeeds(decoder.decode(piece, { stream: true })));
      if (tooLarge) throw new EventTooLargeError(maxEventBytes);
    },
  };
}
