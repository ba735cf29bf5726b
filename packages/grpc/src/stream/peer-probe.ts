import { connect } from "node:net";
import { connect as connectTls } from "node:tls";

/** What answers at an address when it is spoken to in HTTP/1.1. */
export type Peer =
  | { readonly kind: "tls" }
  /** `version` is there when it is a Stepflow runtime up to 0.11: later ones do not tell theirs. */
  | { readonly kind: "http1"; readonly version?: string }
  | { readonly kind: "unknown" };

const TLS_ALERT = 0x15;
/** Web servers that expect TLS and say so without it. */
const WANTS_TLS = /^HTTP\/1\.\d 400 .*\bHTTPS (?:server|port)\b/s;
const TIMEOUT_MS = 2_000;
const MAX_RESPONSE_BYTES = 64 * 1024;

/** Finds out who is at an address where nobody speaks gRPC. Never rejects, and takes four seconds at most. */
export async function probePeer(url: string): Promise<Peer> {
  const answer = await ask(new URL(url));
  const text = answer.toString("latin1");
  if (answer[0] === TLS_ALERT || WANTS_TLS.test(text)) return { kind: "tls" };
  if (answer.length === 0 && (await shakesHands(new URL(url)))) return { kind: "tls" };
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

/** Some servers hang up without a word when they are not greeted in TLS. Nothing but the greeting is sent, whoever they are. */
function shakesHands({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTls({ ...addressOf(hostname, port), rejectUnauthorized: false });
    const end = (isTls: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(isTls);
    };
    const timer = setTimeout(() => end(false), TIMEOUT_MS);
    socket.once("secureConnect", () => end(true));
    // It refuses our greeting, but in TLS.
    socket.on("error", ({ code = "" }: NodeJS.ErrnoException) => end(code.includes("_ALERT_")));
    socket.once("close", () => end(false));
  });
}

function addressOf(hostname: string, port: string): { readonly host: string; readonly port: number } {
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || 80 };
}
