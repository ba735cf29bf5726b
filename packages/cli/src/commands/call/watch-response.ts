import { createParser } from "eventsource-parser";

/** Returns the same response, and calls a function with each JSON-RPC message in its body while the body is read. */
export function withEvents(response: Response, onMessage: (text: string) => void): Response {
  if (response.body === null) return response;
  const isStream = response.headers.get("content-type")?.includes("text/event-stream") === true;
  const { write, end } = isStream ? eventReader(onMessage) : wholeReader(onMessage);
  const watched = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        write(chunk);
        controller.enqueue(chunk);
      },
      flush: end,
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(watched, { status, statusText, headers });
}

interface BodyReader {
  write(chunk: Uint8Array): void;
  end(): void;
}

function eventReader(onMessage: (text: string) => void): BodyReader {
  const parser = createParser({ onEvent: ({ data }) => onMessage(data) });
  const decoder = new TextDecoder();
  return { write: (chunk) => parser.feed(decoder.decode(chunk, { stream: true })), end() {} };
}

function wholeReader(onMessage: (text: string) => void): BodyReader {
  const decoder = new TextDecoder();
  let text = "";
  return {
    write(chunk) {
      text += decoder.decode(chunk, { stream: true });
    },
    end: () => onMessage(text + decoder.decode()),
  };
}
