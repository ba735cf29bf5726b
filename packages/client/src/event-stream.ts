import { createParser, type EventSourceMessage } from "eventsource-parser";

/** One event of a runtime's event stream. */
export interface StreamedEvent {
  /** The event's name; `message` when it has none. */
  readonly name: string;
  /** Its data as JSON, or as text when it is none. */
  readonly data: unknown;
}

/** An event above this size is an error instead of growing memory. */
const MAX_EVENT_CHARS = 64 * 1024 * 1024;

/** Reads server-sent events until the stream ends; cancels it when the consumer stops early. */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<StreamedEvent, void, undefined> {
  const pending: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => pending.push(event), maxBufferSize: MAX_EVENT_CHARS });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      for (const event of pending.splice(0)) yield { name: event.event ?? "message", data: parseData(event.data) };
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parseData(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}
