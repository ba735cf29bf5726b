import { createLineEnds, onAbort } from "@stepflow/protocol/internal";
import { createParser, type EventSourceMessage } from "eventsource-parser";

/** An event of a runtime's event stream. */
export interface StreamedEvent {
  /** Name of the event; `message` if it has none. */
  readonly name: string;
  /** Data of the event: the parsed JSON, or the text if it is not JSON. */
  readonly data: unknown;
}

/** Largest event. A larger one is an error, so that memory stays bounded. */
const MAX_EVENT_CHARS = 64 * 1024 * 1024;

/**
 * Yields server-sent events until the stream ends. Cancels the stream if the consumer stops early.
 *
 * @throws The reason of the signal if it aborts.
 */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<StreamedEvent, void, undefined> {
  const pending: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => pending.push(event), maxBufferSize: MAX_EVENT_CHARS });
  const decoder = new TextDecoder();
  const toLineFeeds = createLineEnds();
  const reader = body.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  const withdraw = onAbort(signal, cancel);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return;
      parser.feed(toLineFeeds(decoder.decode(value, { stream: true })));
      for (const event of pending.splice(0)) yield { name: event.event ?? "message", data: parseData(event.data) };
    }
  } finally {
    withdraw();
    cancel();
  }
}

function parseData(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}
