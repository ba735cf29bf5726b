import { request as httpRequest, type IncomingMessage } from "node:http";
import { followBody, TextFeed } from "../data/text-feed.ts";
import type { Served } from "./endpoint-servers.ts";
import { RUNTIME_HEADERS } from "./http-request.ts";

/** Request of the worker, read from an event. */
export interface Asked {
  readonly id: string;
  readonly method: string;
  readonly params: unknown;
}

/** Request whose answer is read as it arrives. */
export interface OpenStream {
  readonly status: number;
  readonly headers: Headers;
  readonly feed: TextFeed;
  /** Resolves with the requests of the worker as soon as there are `count`. */
  asked(count: number): Promise<readonly Asked[]>;
  /** Closes the connection, as a runtime that crashes does. */
  leave(): void;
}

/** Request that was sent, and whose connection may be closed before the answer begins. */
export interface SentRequest {
  /** Resolves when the answer begins. Rejects if the connection was closed before. */
  readonly answer: Promise<OpenStream>;
  leave(): void;
}

/** Sends a request and resolves when its answer begins. */
export function openStream(served: Served, message: unknown): Promise<OpenStream> {
  return sendRequest(served, message).answer;
}

/** Agent that uses each socket for one request, so that aborting the request closes the socket. */
export function sendRequest(served: Served, message: unknown): SentRequest {
  const body = JSON.stringify(message);
  return served.fetch === undefined ? overSocket(served.url, body) : inMemory(served, body);
}

function overSocket(url: string, body: string): SentRequest {
  const outgoing = httpRequest(url, { method: "POST", headers: RUNTIME_HEADERS, agent: false });
  const answer = new Promise<OpenStream>((resolve, reject) => {
    outgoing.on("error", reject);
    outgoing.on("response", (incoming: IncomingMessage) => {
      const feed = new TextFeed();
      incoming.setEncoding("utf8");
      incoming.on("data", (piece: string) => feed.push(piece));
      incoming.on("error", () => {});
      incoming.on("close", () => feed.end());
      const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
      resolve(toStream(incoming.statusCode ?? 0, new Headers(headers), feed, () => outgoing.destroy()));
    });
  });
  outgoing.end(body);
  return { answer, leave: () => outgoing.destroy(new Error("left")) };
}

function inMemory(served: Served, body: string): SentRequest {
  const controller = new AbortController();
  const { signal } = controller;
  const leave = (): void => controller.abort(new Error("left"));
  const request = new Request(served.url, { method: "POST", headers: RUNTIME_HEADERS, body, signal });
  const left = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  left.catch(() => {});
  const answered = Promise.resolve(served.fetch?.(request) as Promise<Response>).then((response) =>
    toStream(response.status, response.headers, followBody(response), leave),
  );
  return { answer: Promise.race([answered, left]), leave };
}

function toStream(status: number, headers: Headers, feed: TextFeed, leave: () => void): OpenStream {
  return {
    status,
    headers,
    feed,
    leave,
    asked: async (count) => {
      const text = await feed.until((sofar) => sofar.split("\n\n").length > count);
      return text.split("\n\n").slice(0, count).map(toAsked);
    },
  };
}

function toAsked(event: string): Asked {
  return JSON.parse(event.slice("data: ".length));
}
