import { type EventSplitter, EventTooLargeError } from "@stepflow/transport/client";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Splits an event stream as runtimes 0.9 – 0.11 do: events end with an empty line, and the data of an event is its first line that
 * starts with `data: `. A chunk that starts or ends inside a UTF-8 sequence is dropped as a whole.
 */
export function createStrictEventSplitter(maxEventBytes: number, onEvent: (data: string) => void): EventSplitter {
  let buffered = "";
  return {
    feed(piece) {
      const text = decode(piece);
      if (text === undefined) return;
      buffered += text;
      if (buffered.length > maxEventBytes && !buffered.includes("\n\n")) throw new EventTooLargeError(maxEventBytes);
      const events = buffered.split("\n\n");
      buffered = events.pop() ?? "";
      for (const event of events) {
        const data = dataOf(event);
        if (data !== undefined) onEvent(data);
      }
    },
  };
}

function decode(piece: Uint8Array): string | undefined {
  try {
    return decoder.decode(piece);
  } catch {
    return undefined;
  }
}

const FIELD = "data: ";

function dataOf(event: string): string | undefined {
  const line = event.split("\n").find((one) => one.startsWith(FIELD));
  return line?.slice(FIELD.length).replace(/\r$/, "");
}
