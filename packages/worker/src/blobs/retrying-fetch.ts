import { CallbackError } from "@stepflow/protocol";
import { readWithin, StreamTooLongError, sleep } from "@stepflow/protocol/internal";
import type { CallLimits } from "../limits/call-limits.ts";
import { checkLimits } from "../limits/call-limits.ts";
import { withDeadline } from "../limits/with-deadline.ts";
import type { BlobFetch } from "./blob-api-binding.ts";

export interface FetchLimits extends CallLimits {
  /** Sends the request. If omitted, the `fetch` of the platform does. */
  readonly fetch?: BlobFetch | undefined;
}

/** A response whose body is read: as bytes, or as text. */
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
/** Largest response: far more than runtimes store, far less than the memory of a process. */
const MAX_RESPONSE_BYTES = 256 * 1024 * 1024;
const RETRIED_STATUSES: readonly number[] = [502, 503, 504];

/**
 * Fetches a whole response. Failed connections and the statuses 502 to 504 are retried with growing pauses: storing a blob twice has
 * no effect, because its id is the hash of its content. Redirects are refused, because they could bypass the checks of blob URLs.
 *
 * @throws CallbackTimeoutError, CallbackAbortedError; the last connection error when every attempt failed.
 */
export async function fetchBytes(url: string, init: RequestInit, limits: FetchLimits): Promise<BufferedResponse> {
  const what = `${init.method ?? "GET"} ${url}`;
  checkLimits(what, limits);
  const { fetch = (request) => globalThis.fetch(request) } = limits;
  const end = new AbortController();
  try {
    // The wait also ends with a `fetch` that ignores the signal.
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
      throw new CallbackError(`${url} redirects, which is not allowed for blobs. Configure the final URL.`);
    }
    if (!RETRIED_STATUSES.includes(response.status) || count === ATTEMPTS) {
      return new BufferedResponse(response, await readWhole(response, url));
    }
    await response.body?.cancel();
  } catch (error) {
    if (init.signal.aborted || error instanceof CallbackError || count === ATTEMPTS) throw error;
  }
  await sleep(FIRST_PAUSE_MS * 2 ** (count - 1), init.signal);
  return attempt(fetch, url, init, count + 1);
}

/** Reads the body within a limit, so that an endless response cannot fill the memory. */
async function readWhole({ body }: Response, url: string): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  try {
    return await readWithin(reader, MAX_RESPONSE_BYTES);
  } catch (error) {
    if (!(error instanceof StreamTooLongError)) throw error;
    void reader.cancel().catch(() => {});
    throw new CallbackError(`The response of ${url} is larger than ${MAX_RESPONSE_BYTES} bytes.`);
  }
}
