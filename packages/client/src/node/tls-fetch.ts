import type { IncomingMessage } from "node:http";
import { Agent, request as send } from "node:https";
import { Readable } from "node:stream";
import { createSecureContext } from "node:tls";
import { checkTlsOptions, messageOf, type TlsOptions } from "@stepflow/protocol/internal";

/** Time after which an unused connection is closed, as Node's own `fetch` does. Servers close theirs later. */
const IDLE_MS = 4_000;
/** Statuses whose responses have no body. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];

/**
 * Creates a `fetch` for {@link createClient} that trusts your own authorities, and sends a certificate of the client. It accepts `https:` URLs
 * only, and returns redirects instead of following them, which the client does itself.
 *
 * @throws TypeError for an invalid certificate or key.
 *
 * @example
 * ```ts source="./tls-fetch.examples.ts#createTlsFetch"
 * const [ca, cert, key] = await Promise.all(["ca.pem", "client.pem", "client.key"].map((file) => readFile(file)));
 * const client = createClient({ url: "https://stepflow.example", fetch: createTlsFetch({ ca, cert, key }) });
 * ```
 */
export function createTlsFetch(options: TlsOptions): typeof globalThis.fetch {
  checkTlsOptions("createTlsFetch", options);
  const agent = new Agent({ keepAlive: true, timeout: IDLE_MS, ...toConnectOptions(options) });
  return async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith("https:")) {
      throw new TypeError(
        "createTlsFetch sends requests to https: URLs only. Write https:// in the URL of the runtime.",
      );
    }
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    return toResponse(await exchange(request, body, agent));
  };
}

function toConnectOptions({ servername, ca, cert, key, passphrase }: TlsOptions): object {
  const name = servername === undefined ? {} : { servername };
  try {
    const files = { ca: toPem(ca), cert: toPem(cert), key: toPem(key), passphrase };
    return { ...name, secureContext: createSecureContext(files) };
  } catch (cause) {
    throw new TypeError(
      `createTlsFetch cannot use these certificates: ${messageOf(cause)}. Check that key belongs to cert, that the files are complete, and the passphrase.`,
      { cause },
    );
  }
}

function toPem(value: string | Uint8Array | undefined): string | Buffer | undefined {
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

function exchange(
  { url, method, headers, signal }: Request,
  body: Uint8Array | undefined,
  agent: Agent,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { agent, method, headers: Object.fromEntries(headers), signal }, resolve);
    // An error after the response reaches the reader of its body.
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function toResponse(incoming: IncomingMessage): Response {
  const { statusCode: status = 0, statusMessage: statusText = "" } = incoming;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  if (WITHOUT_BODY.includes(status)) {
    incoming.resume();
    return new Response(null, { status, statusText, headers });
  }
  return new Response(Readable.toWeb(incoming) as ReadableStream<Uint8Array>, { status, statusText, headers });
}
