import { request as httpRequest, type IncomingMessage } from "node:http";
import { followBody, TextFeed } from "../data/text-feed.ts";
import type { Served } from "./endpoint-servers.ts";
import { RUNTIME_HEADERS } from "./http-request.ts";

/** A request of the worker, as it stands in an event. */
export interface Asked {
  readonly id: string;
  readonly method: string;
  readonly params: unknown;
}

/** A request whose answer is followed while it comes. */
export interface OpenStream {
  readonly status: number;
  readonly headers: Headers;
  readonly feed: TextFeed;
  /** Resolves with the requests of the worker once there are `count` of them. */
  asked(count: number): Promise<readonly Asked[]>;
  /** Leaves, as a runtime that dies would. */
  leave(): void;
}

/** A request that was sent and may be left before anything of its answer has come. */
export interface SentRequest {
  /** Resolves when the answer begins; rejects when the request was left before. */
  readonly answer: Promise<OpenStream>;
  leave(): void;
}

/** Sends a request and resolves when its answer begins. */
export function openStream(served: Served, message: unknown): Promise<OpenStream> {
  return sendRequest(served, message).answer;
}

/** Every socket carries one request, so that leaving closes it. */
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
