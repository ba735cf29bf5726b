import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { TextFeed } from "../data/text-feed.ts";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** TCP connection to a worker, for raw bytes. */
export class RawConnection {
  readonly socket: Socket;
  readonly feed: TextFeed = new TextFeed();
  #read = 0;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding("latin1");
    socket.on("data", (piece: string) => this.feed.push(piece));
    socket.on("error", () => {});
    socket.on("end", () => this.feed.end());
    socket.on("close", () => this.feed.end());
  }

  static async open(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    await once(socket, "connect");
    // Separate writes must arrive as separate packets.
    socket.setNoDelay(true);
    return new RawConnection(socket);
  }

  /** Resolves when the kernel has the bytes or the connection is closed, and a server in this process has had its turn. */
  async write(bytes: string | Uint8Array): Promise<void> {
    await new Promise<void>((resolve) => this.socket.write(bytes, () => setImmediate(resolve)));
  }

  /** Resolves with the next complete answer on this connection. */
  async answer(): Promise<RawAnswer> {
    let found: { readonly answer: RawAnswer; readonly end: number } | undefined;
    await this.feed.until((text) => {
      found = parseAnswer(text, this.#read);
      return found !== undefined;
    });
    if (found === undefined) throw new Error("No answer.");
    this.#read = found.end;
    return found.answer;
  }

  destroy(): void {
    this.socket.destroy();
  }
}

/** Returns the bytes of a POST as runtimes write it (docs/internals/wire.md#requests-of-a-runtime). */
export function toPost(body: string | Uint8Array, target = "/", extra = ""): Buffer {
  const bytes = Buffer.from(body);
  const head =
    `POST ${target} HTTP/1.1\r\ncontent-type: application/json\r\naccept: application/json, text/event-stream\r\n` +
    `${extra}host: 127.0.0.1\r\ncontent-length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

function parseAnswer(text: string, from: number): { readonly answer: RawAnswer; readonly end: number } | undefined {
  const split = text.indexOf("\r\n\r\n", from);
  if (split === -1) return undefined;
  const [start = "", ...fields] = text.slice(from, split).split("\r\n");
  const headers = new Headers(fields.map((field): [string, string] => splitOnce(field)));
  const body = readBody(text, split + 4, headers);
  if (body === undefined) return undefined;
  return { answer: { status: Number(start.split(" ")[1]), headers, body: body.text }, end: body.end };
}

function splitOnce(field: string): [string, string] {
  const colon = field.indexOf(":");
  return [field.slice(0, colon), field.slice(colon + 1).trim()];
}

function readBody(text: string, from: number, headers: Headers): { text: string; end: number } | undefined {
  const length = headers.get("content-length");
  if (length !== null) {
    const end = from + Number(length);
    return text.length < end ? undefined : { text: text.slice(from, end), end };
  }
  let body = "";
  for (let at = from; ; ) {
    const line = text.indexOf("\r\n", at);
    if (line === -1) return undefined;
    const size = Number.parseInt(text.slice(at, line), 16);
    const next = line + 2 + size + 2;
    if (text.length < next) return undefined;
    if (size === 0) return { text: body, end: next };
    body += text.slice(line + 2, line + 2 + size);
    at = next;
  }
}
