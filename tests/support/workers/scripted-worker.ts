import type { Fetch } from "@stepflow/transport/client";

/** POST as a worker receives it. */
export interface Received {
  readonly request: Request;
  readonly message: { readonly id?: string; readonly method?: string; readonly params?: unknown } & Record<
    string,
    unknown
  >;
}

/** Creates a `fetch` that answers through a function and records the requests. Answers to callbacks get 202. */
export interface ScriptedWorker {
  readonly fetch: Fetch;
  readonly received: readonly Received[];
}

export function scriptWorker(
  onRequest: (received: Received) => Response | Promise<Response>,
  onAnswer: (received: Received) => Response | Promise<Response> = () => new Response(null, { status: 202 }),
): ScriptedWorker {
  const received: Received[] = [];
  return {
    received,
    fetch: async (request) => {
      const entry = { request, message: JSON.parse(await request.clone().text()) };
      received.push(entry);
      return entry.message.method === undefined ? onAnswer(entry) : onRequest(entry);
    },
  };
}

export const EVENT_STREAM = { "content-type": "text/event-stream" };

/** Answer whose stream a test writes. */
export interface ScriptedStream {
  readonly response: Response;
  write(text: string | Uint8Array): void;
  event(message: object): void;
  end(): void;
  /** Breaks the stream off. */
  fail(error: unknown): void;
  /** Resolves when the reader has cancelled. */
  readonly cancelled: Promise<void>;
}

export function scriptStream(headers: Readonly<Record<string, string>> = {}): ScriptedStream {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let cancel = (): void => {};
  const cancelled = new Promise<void>((resolve) => {
    cancel = resolve;
  });
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
    cancel: () => cancel(),
  });
  const write = (text: string | Uint8Array): void =>
    controller?.enqueue(typeof text === "string" ? encoder.encode(text) : text);
  return {
    response: new Response(body, { headers: { ...EVENT_STREAM, ...headers } }),
    write,
    event: (message) => write(`data: ${JSON.stringify({ jsonrpc: "2.0", ...message })}\n\n`),
    end: () => controller?.close(),
    fail: (error) => controller?.error(error),
    cancelled,
  };
}
