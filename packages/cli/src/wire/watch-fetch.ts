import type { Conversation } from "./conversation.ts";

type Fetch = (request: Request) => Response | Promise<Response>;

/** Returns a fetch function that sends the same requests to a worker, and adds them and their answers to a conversation. */
export function watchFetch(fetch: Fetch, conversation: Conversation): Fetch {
  return async (request) => {
    const body = request.method === "POST" ? await request.clone().arrayBuffer() : new ArrayBuffer(0);
    const passage = conversation.request(Buffer.from(body));
    try {
      const { body: answer, status, statusText, headers } = await fetch(request);
      if (answer === null) {
        passage.end(status);
        return new Response(null, { status, statusText, headers });
      }
      const watched = answer.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            passage.chunk(chunk);
            controller.enqueue(chunk);
          },
          flush: () => passage.end(status),
        }),
      );
      return new Response(watched, { status, statusText, headers });
    } catch (error) {
      passage.end();
      throw error;
    }
  };
}
