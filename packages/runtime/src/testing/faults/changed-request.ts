import { createBodyOf } from "./broken-body.ts";

/** Node links the signals of requests weakly: a copy is aborted only as long as its original is referenced. */
const ORIGINALS = new WeakMap<Request, Request>();

/** Returns the same request with its body, which was already read, in these parts. No parts mean no body. */
export function withBody(original: Request, parts: readonly Uint8Array<ArrayBuffer>[] = []): Request {
  const { url, method, headers, signal, redirect } = original;
  const [first = null] = parts;
  const body = parts.length <= 1 ? first : createBodyOf(parts.map((bytes) => ({ bytes })));
  const init: RequestInit & { duplex: "half" } = { method, headers, signal, redirect, body, duplex: "half" };
  const changed = new Request(url, init);
  ORIGINALS.set(changed, original);
  return changed;
}
