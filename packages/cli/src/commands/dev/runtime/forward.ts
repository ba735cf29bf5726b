/** Headers of one connection, and those that change because the response is decoded. */
const REMOVED: readonly string[] = [
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "keep-alive",
  "accept-encoding",
  "content-encoding",
];

/** Sends a request on to another server. */
export async function forward(request: Request, base: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const answer = await fetch(`${base}${pathname}${search}`, {
    method: request.method,
    headers: without(request.headers),
    body: hasBody ? await request.arrayBuffer() : null,
    redirect: "manual",
    signal: request.signal,
  });
  return new Response(answer.body, { status: answer.status, headers: without(answer.headers) });
}

function without(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of REMOVED) kept.delete(name);
  return kept;
}
