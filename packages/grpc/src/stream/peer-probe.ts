import { connect } from "node:net";
import { connect as connectTls } from "node:tls";

/** The kind of server at an address, found out by an HTTP/1.1 request. */
export type Peer =
  | { readonly kind: "tls" }
  /** `version` is set for a Stepflow runtime up to 0.11; later ones do not report theirs. */
  | { readonly kind: "http1"; readonly version?: string }
  | { readonly kind: "unknown" };

const TLS_ALERT = 0x15;
/** Answer of a web server that requires TLS. */
const WANTS_TLS = /^HTTP\/1\.\d 400 .*\bHTTPS (?:server|port)\b/s;
const TIMEOUT_MS = 2_000;
const MAX_RESPONSE_BYTES = 64 * 1024;

/** Finds out what kind of server answers at an address without gRPC. Never rejects; takes at most 4 s. */
export async function probePeer(url: string): Promise<Peer> {
  const answer = await ask(new URL(url));
  const text = answer.toString("latin1");
  if (answer[0] === TLS_ALERT || WANTS_TLS.test(text)) return { kind: "tls" };
  if (answer.length === 0 && (await acceptsTls(new URL(url)))) return { kind: "tls" };
  if (!text.startsWith("HTTP/1.")) return { kind: "unknown" };
  const version = /"version"\s*:\s*"(\d+\.\d+\.\d+)"/.exec(text)?.[1];
  return { kind: "http1", ...(version === undefined ? {} : { version }) };
}

function ask({ hostname, port, host }: URL): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ ...addressOf(hostname, port), timeout: TIMEOUT_MS });
    const timer = setTimeout(() => socket.destroy(), TIMEOUT_MS);
    socket.on("connect", () =>
      socket.write(
        `GET /api/v1/health HTTP/1.1\r\nHost: ${host}\r\nAccept: application/json\r\nConnection: close\r\n\r\n`,
      ),
    );
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      if (socket.bytesRead > MAX_RESPONSE_BYTES) socket.destroy();
    });
    socket.on("timeout", () => socket.destroy());
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
  });
}

/** Some TLS servers close a connection without TLS and send nothing. Only the handshake is made, so the certificate does not matter. */
function acceptsTls({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTls({ ...addressOf(hostname, port), rejectUnauthorized: false });
    const end = (isTls: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(isTls);
    };
    const timer = setTimeout(() => end(false), TIMEOUT_MS);
    socket.once("secureConnect", () => end(true));
    // The server refuses the handshake, but it does so in TLS.
    socket.on("error", ({ code = "" }: NodeJS.ErrnoException) => end(code.includes("_ALERT_")));
    socket.once("close", () => end(false));
  });
}

function addressOf(hostname: string, port: string): { readonly host: string; readonly port: number } {
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || 80 };
}
