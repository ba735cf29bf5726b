import { CallbackError } from "@stepflow/protocol";
import { readWithin, StreamTooLongError } from "@stepflow/protocol/internal";
import type { CallLimits } from "../limits/call-limits.ts";
import { checkLimits } from "../limits/call-limits.ts";
import { withDeadline } from "../limits/with-deadline.ts";
import type { BlobFetch } from "./blob-api-binding.ts";

export interface FetchLimits extends CallLimits {
  /** Carries the request; the platform's `fetch` when absent. */
  readonly fetch?: BlobFetch | undefined;
}

/** A whole answer, read as bytes or as text. */
export class BufferedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  #text: string | undefined;

  constructor({ status, headers }: Response, bytes: Uint8Array<ArrayBuffer>) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
  }

  get text(): string {
    this.#text ??= new TextDecoder().decode(this.bytes);
    return this.#text;
  }
}

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 100;
/** Far above what runtimes store (docs/internals/wire.md#blob-http-api), far below what would hurt. */
const MAX_RESPONSE_BYTES = 256 * 1024 * 1024;
const TRY_AGAIN: readonly number[] = [502, 503, 504];

/**
 * Fetches a whole answer. A connection that fails is tried again with growing pauses, which is safe because blobs are stored
 * under their content. Redirects are refused: they could lead past the rules for blob URLs.
 *
 * @throws CallbackTimeoutError, CallbackAbortedError; the last connection error when no attempt got through.
 */
export async function fetchBytes(url: string, init: RequestInit, limits: FetchLimits): Promise<BufferedResponse> {
  const what = `${init.method ?? "GET"} ${url}`;
  checkLimits(what, limits);
  const { fetch = (request) => globalThis.fetch(request) } = limits;
  const end = new AbortController();
  try {
    // What carries the request may not look at its signal: the wait ends all the same.
    return await withDeadline(
      what,
      attempt(fetch, url, { ...init, redirect: "manual", signal: end.signal }, 1),
      limits,
    );
  } catch (error) {
    end.abort(error);
    throw error;
  }
}

type LinkedInit = RequestInit & { readonly signal: AbortSignal };

async function attempt(fetch: BlobFetch, url: string, init: LinkedInit, count: number): Promise<BufferedResponse> {
  try {
    const response = await fetch(new Request(url, init));
    if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
      throw new CallbackError(`${url} redirects, which is not allowed for blobs: configure the final URL.`);
    }
    if (!TRY_AGAIN.includes(response.status) || count === ATTEMPTS) {
      return new BufferedResponse(response, await readWhole(response, url));
    }
    await response.body?.cancel();
  } catch (error) {
    if (init.signal.aborted || error instanceof CallbackError || count === ATTEMPTS) throw error;
  }
  await pause(FIRST_PAUSE_MS * 2 ** (count - 1), init.signal);
  return attempt(fetch, url, init, count + 1);
}

/** Reads the body within a limit: an endless response must not fill the memory. */
async function readWhole({ body }: Response, url: string): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  try {
    return await readWithin(reader, MAX_RESPONSE_BYTES);
  } catch (error) {
    if (!(error instanceof StreamTooLongError)) throw error;
    void reader.cancel().catch(() => {});
    throw new CallbackError(`The answer of ${url} is larger than ${MAX_RESPONSE_BYTES} bytes.`);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
