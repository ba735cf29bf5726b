import { isRecord, parseJson, type Recording, type WireEntry } from "./recordings.ts";

/** A call of the runtime and the answer of the recording worker. */
export interface Exchange {
  readonly recording: Recording;
  /** Position of the request in the recording. */
  readonly position: number;
  readonly request: Readonly<Record<string, unknown>>;
  readonly method: string;
  readonly isSse: boolean;
  /** Body, or the whole text of the stream. `undefined` if the recorder missed it or the worker broke off. */
  readonly text: string | undefined;
  /** The JSON-RPC answer in the text, where there is one. */
  readonly answer: Readonly<Record<string, unknown>> | undefined;
}

/** A call that the worker made while it executed, and the runtime's answer when there was one. */
export interface Callback {
  readonly recording: Recording;
  readonly message: Readonly<Record<string, unknown>>;
  readonly answer?: Readonly<Record<string, unknown>>;
}

/** Every call in a recording whose own text is complete. */
export function exchangesOf(recording: Recording): Exchange[] {
  const wire = recording.wire ?? [];
  return wire.flatMap((entry, position) => {
    const request = messageOf(entry);
    if (request === undefined || typeof request["method"] !== "string" || request["id"] === undefined) return [];
    const answers = wire.filter(
      (other) => other.dir === "out" && other.pid === entry.pid && other.reqSeq === entry.seq,
    );
    const isSse = answers.some(({ headers }) => headers?.["content-type"]?.includes("text/event-stream"));
    const texts = answers.flatMap(({ body, sse }) => sse ?? body ?? []);
    const text = texts.length === 0 ? undefined : texts.join("");
    const answer = isSse ? finalEvent(text ?? "", request["id"]) : wholeBody(text ?? "");
    return [{ recording, position, request, method: request["method"], isSse, text, answer }];
  });
}

/** The first event that answers the request ends the exchange; events with other ids are skipped (docs/internals/wire.md#event-streams). */
function finalEvent(text: string, id: unknown): Exchange["answer"] {
  return sseMessages(text).find((message) => message["method"] === undefined && message["id"] === id);
}

/** Runtimes allow a byte order mark in front of a JSON body (docs/internals/wire.md#how-a-response-is-read). */
function wholeBody(text: string): Exchange["answer"] {
  const message = parseJson(text.replace(/^\uFEFF/, ""));
  return isRecord(message) ? message : undefined;
}

/** The calls that the worker wrote into its event streams, as far as the runtime could read them. */
export function callbacksOf(recording: Recording): Callback[] {
  const wire = recording.wire ?? [];
  const answers = new Map(wire.flatMap((entry) => answerEntry(messageOf(entry))));
  const events = exchangesOf(recording).flatMap(({ isSse, text }) => (isSse ? sseMessages(text ?? "") : []));
  const calls = events.filter((message) => typeof message["method"] === "string");
  return calls.map((message) => {
    const answer = answers.get(message["id"]);
    return answer === undefined ? { recording, message } : { recording, message, answer };
  });
}

/**
 * The JSON objects in an event stream the way runtimes read it (docs/internals/wire.md#event-streams): split at blank lines of LF, and of each event only the
 * first line that starts with `data: `; what follows the last blank line is lost.
 */
function sseMessages(text: string): Readonly<Record<string, unknown>>[] {
  const events = text.split("\n\n").slice(0, -1);
  return events.flatMap((event) => {
    const line = event.split("\n").find((candidate) => candidate.startsWith("data: "));
    const message = line === undefined ? undefined : parseJson(line.slice("data: ".length));
    return isRecord(message) ? [message] : [];
  });
}

/** The JSON object that a request of the runtime carried. */
export function messageOf(entry: WireEntry): Readonly<Record<string, unknown>> | undefined {
  const message = entry.dir === "in" && entry.method === "POST" ? parseJson(entry.body ?? "") : undefined;
  return isRecord(message) ? message : undefined;
}

function answerEntry(
  message: Readonly<Record<string, unknown>> | undefined,
): [unknown, Readonly<Record<string, unknown>>][] {
  return message === undefined || message["method"] !== undefined ? [] : [[message["id"], message]];
}
