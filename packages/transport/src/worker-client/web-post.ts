import { readWithin, StreamTooLongError } from "@stepflow/protocol/internal";
import type { Fetch } from "./fetch.ts";
import type { Post, Reply } from "./post.ts";

const encoder = new TextEncoder();

/** Creates a function that posts by `fetch`. @param networkHeaders adds the headers that a network would add. */
export function createWebPost(url: string, fetch: Fetch, networkHeaders: boolean): Post {
  const { host } = new URL(url);
  return ({ headers, text }) => {
    const controller = new AbortController();
    const { signal } = controller;
    const body = encoder.encode(text);
    const added = networkHeaders ? { host, "content-length": String(body.byteLength) } : {};
    const request = new Request(url, { method: "POST", headers: { ...headers, ...added }, body, signal });
    return { reply: sendBy(fetch, request), abort: (reason) => controller.abort(reason) };
  };
}

async function sendBy(fetch: Fetch, request: Request): Promise<Reply> {
  return new WebReply(await fetch(request));
}

class WebReply implements Reply {
  readonly status: number;
  readonly hasBody: boolean;
  readonly #response: Response;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(response: Response) {
    this.#response = response;
    this.status = response.status;
    this.hasBody = response.body !== null;
  }

  header(name: string): string | undefined {
    return this.#response.headers.get(name) ?? undefined;
  }

  async readBody(limitBytes: number): Promise<Uint8Array | undefined> {
    const reader = this.#read();
    if (reader === undefined) return new Uint8Array();
    try {
      return await readWithin(reader, limitBytes);
    } catch (error) {
      if (!(error instanceof StreamTooLongError)) throw error;
      this.cancel();
      return undefined;
    }
  }

  async readPieces(onPiece: (piece: Uint8Array) => Promise<void> | undefined): Promise<void> {
    const reader = this.#read();
    if (reader === undefined) return;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const ready = onPiece(piece.value);
      if (ready !== undefined) await ready;
    }
  }

  cancel(): void {
    (this.#reader ?? this.#response.body)?.cancel().catch(() => {});
  }

  #read(): ReadableStreamDefaultReader<Uint8Array> | undefined {
    this.#reader ??= this.#response.body?.getReader();
    return this.#reader;
  }
}
