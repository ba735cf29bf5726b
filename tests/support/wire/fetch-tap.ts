import type { Fetch } from "@stepflow/transport/client";
import { Tape, type TapedPost } from "./wire-tap.ts";

/** Stands between an embedded runtime and a worker, and writes down the bytes that go by. */
export interface FetchTap {
  readonly intercept: (worker: string, carry: Fetch) => Fetch;
  /** The first tape. */
  readonly start: Tape;
  /** Starts another tape. */
  record(): Tape;
}

/** For {@link createRuntime}'s `intercept`: what a listener between the two would see, without one. */
export function tapFetch(): FetchTap {
  const start = new Tape();
  let tape = start;
  const carryTapped = async (request: Request, carry: Fetch): Promise<Response> => {
    // Health is asked for by GET, which is no message.
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

/** Passes the pieces on as they come, and ends the tape's answer with them. */
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
