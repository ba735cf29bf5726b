import { createParser, type EventSourceMessage } from "eventsource-parser";
import { onAbort } from "./on-abort.ts";

/** One event of a runtime's event stream. */
export interface StreamedEvent {
  /** The event's name; `message` when it has none. */
  readonly name: string;
  /** Its data as JSON, or as text when it is none. */
  readonly data: unknown;
}

/** An event above this size is an error instead of growing memory. */
const MAX_EVENT_CHARS = 64 * 1024 * 1024;

/** Reads server-sent events until the stream ends; cancels it when the consumer stops early. @throws the reason of `signal` */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<StreamedEvent, void, undefined> {
  const pending: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => pending.push(event), maxBufferSize: MAX_EVENT_CHARS });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  const withdraw = onAbort(signal, cancel);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
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
