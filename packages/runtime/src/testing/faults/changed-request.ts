import { createBodyOf } from "./broken-body.ts";

/** Node links the signals of requests weakly: a copy is only aborted while its original is there. */
const ORIGINALS = new WeakMap<Request, Request>();

/** The same request with its body, which was read, in these parts; without one when there is none. */
export function withBody(original: Request, parts: readonly Uint8Array<ArrayBuffer>[] = []): Request {
  const { url, method, headers, signal, redirect } = original;
  const [first = null] = parts;
  const body = parts.length <= 1 ? first : createBodyOf(parts.map((bytes) => ({ bytes })));
  const init: RequestInit & { duplex: "half" } = { method, headers, signal, redirect, body, duplex: "half" };
  const changed = new Request(url, init);
  ORIGINALS.set(changed, original);
  return changed;
}
