import type { Fetch } from "@stepflow/transport/client";
import { Tape, type TapedPost } from "./wire-tap.ts";

/** Records the bytes between an embedded runtime and a worker. */
export interface FetchTap {
  readonly intercept: (worker: string, carry: Fetch) => Fetch;
  /** The first tape. */
  readonly start: Tape;
  /** Starts a new tape and returns it. */
  record(): Tape;
}

/** Creates a tap for the option `intercept` of {@link createRuntime}. It records the same as a proxy, without a socket. */
export function tapFetch(): FetchTap {
  const start = new Tape();
  let tape = start;
  const carryTapped = async (request: Request, carry: Fetch): Promise<Response> => {
    // Only POSTs are messages. Health checks use GET.
    if (request.method !== "POST") return carry(request);
    const post: TapedPost = {
      headers: Object.fromEntries(request.headers),
      message: JSON.parse(await request.clone().text()),
    };
    tape.posts.push(post);
    return tapAnswer(post, await carry(request));
  };
  return {
    intercept: (_worker, carry) => (request) => carryTapped(request, carry),
    start,
    record() {
      tape = new Tape();
      return tape;
    },
  };
}

/** Passes the pieces on as they arrive, and completes the answer on the tape at their end. */
function tapAnswer(post: TapedPost, { status, headers, body }: Response): Response {
  const pieces: Uint8Array[] = [];
  const end = (): void => {
    post.answer = { status, headers: Object.fromEntries(headers), body: Buffer.concat(pieces) };
  };
  if (body === null) {
    end();
    return new Response(null, { status, headers });
  }
  const tapped = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        pieces.push(piece);
        controller.enqueue(piece);
      },
      flush: end,
    }),
  );
  return new Response(tapped, { status, headers });
}
