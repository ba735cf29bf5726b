import { EventEmitter } from "node:events";
import type { ClientHttp2Stream } from "node:http2";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { ValueSchema } from "@bufbuild/protobuf/wkt";
import { createClient } from "@stepflow/client";
import { callUnary } from "../../packages/grpc/src/rpc/unary-call.ts";
import { readValue } from "../../packages/grpc/src/values/value-reader.ts";
import { writeValue } from "../../packages/grpc/src/values/value-writer.ts";
import { createEventSplitter } from "../../packages/transport/src/sse/sse-reader.ts";
import { toEvent } from "../../packages/transport/src/sse/sse-writer.ts";
import type { AnyReader } from "./growth.ts";

/** Size of the pieces in which a network may deliver a stream. */
const SMALL_PIECE = 64;
const MAX_BYTES = 2 ** 30;

function piecesOf(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

/** Event streams of any size, by the part that grows. */
const STREAMS: Readonly<Record<string, (count: number) => string>> = {
  events: (count) => 'data: {"a":1}\n\n'.repeat(count),
  "one long event": (count) => `data: "${"x".repeat(count * 10)}"\n\n`,
  "an event without end": (count) => `data: "${"x".repeat(count * 10)}`,
  "lines of one event": (count) => `${"data: 1\n".repeat(count)}\n`,
  "comments without end": (count) => `: ${"x".repeat(count * 10)}`,
  comments: (count) => ": keep-alive\n\n".repeat(count),
  "empty lines": (count) => "\n".repeat(count),
  "carriage returns": (count) => "\r".repeat(count),
  "carriage returns and line feeds": (count) => "data: 1\r\n\r\n".repeat(count),
  "unknown fields": (count) => "x: 1\n".repeat(count),
  "names and ids": (count) => "event: e\nid: 1\nretry: 1\n".repeat(count),
  "letters of several bytes": (count) => `data: "${"д".repeat(count)}"\n\n`,
};

const PIECES: readonly (readonly [name: string, size: number])[] = [
  ["in one piece", MAX_BYTES],
  ["in small pieces", SMALL_PIECE],
];

type Pieces = readonly Uint8Array[];

function split(pieces: Pieces): void {
  const splitter = createEventSplitter(MAX_BYTES, { onEvent: () => undefined, onComment: () => undefined });
  for (const piece of pieces) splitter.feed(piece);
}

/** Follows a run of a runtime that answers with this stream. */
async function follow(pieces: Pieces): Promise<void> {
  const rest = [...pieces].reverse();
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    const piece = rest.pop();
    if (piece === undefined) controller.close();
    else controller.enqueue(piece);
  };
  const fetch = async () =>
    new Response(new ReadableStream({ pull }), { headers: { "content-type": "text/event-stream" } });
  const client = createClient({ url: "http://127.0.0.1:1", fetch });
  for await (const _event of client.follow("019a0000-0000-7000-8000-000000000000", { timeoutMs: 600_000 }));
}

/** An answer to a unary call that arrives in these pieces. */
async function answer(pieces: Pieces): Promise<void> {
  const stream = Object.assign(new EventEmitter(), { rstCode: 0, close() {}, end() {} });
  const answered = callUnary({
    message: new Uint8Array(),
    maxBytes: MAX_BYTES,
    open: (begin) => begin(stream as unknown as ClientHttp2Stream),
  });
  stream.emit("response", { ":status": 200 });
  for (const piece of pieces) stream.emit("data", piece);
  stream.emit("trailers", { "grpc-status": "0" });
  stream.emit("close");
  const { status, message } = await answered;
  if (status !== 0) throw new TypeError(message);
}

function framed(bytes: number): Uint8Array {
  const body = Buffer.alloc(bytes + 5);
  body.writeUInt32BE(bytes, 1);
  return body;
}

const VALUES: Readonly<Record<string, (count: number) => unknown>> = {
  numbers: (count) => Array.from({ length: count }, (_, index) => index),
  "integers beyond 2^53": (count) => Array.from({ length: count }, () => 2 ** 60),
  "negative zeros": (count) => Array.from({ length: count }, () => -0),
  texts: (count) => Array.from({ length: count }, (_, index) => `text ${index}`),
  "one text": (count) => "x".repeat(count * 10),
  "half surrogates": (count) => "\ud800".repeat(count),
  members: (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index])),
  objects: (count) => Array.from({ length: count }, () => ({ a: { b: 1 } })),
  lists: (count) => Array.from({ length: count }, () => [[1]]),
};

const READ = { recursionLimit: 1_000 } as const;

const forPieces = (
  what: string,
  make: (count: number) => Uint8Array,
  read: (pieces: Pieces) => unknown,
): [string, AnyReader][] =>
  PIECES.map(([name, size]) => [`${what} ${name}`, readerOf((count) => piecesOf(make(count), size), read)]);

function readerOf<Input>(make: (count: number) => Input, read: (input: Input) => unknown): AnyReader {
  return { make, read: (input) => read(input as Input) };
}

/** Streams that a client reads, too. It has the same parser. */
const FOLLOWED = ["events", "one long event", "carriage returns"];

const bytesOf =
  (make: (count: number) => string) =>
  (count: number): Uint8Array =>
    Buffer.from(make(count));

const streams = Object.entries(STREAMS);

/** Readers of event streams, of answers over gRPC, and of values in them. */
export const STREAM_READERS: Readonly<Record<string, AnyReader>> = Object.fromEntries<AnyReader>([
  ...streams.flatMap(([name, make]) => forPieces(`a worker's stream: ${name}`, bytesOf(make), split)),
  ...FOLLOWED.flatMap((name) => forPieces(`a run's stream: ${name}`, bytesOf(STREAMS[name] ?? String), follow)),
  ...forPieces("an answer over gRPC", (count) => framed(count * 10), answer),
  ...Object.entries(VALUES).flatMap(([name, make]): [string, AnyReader][] => [
    [`a value over gRPC: ${name}`, readerOf(toMessage(make), readMessage)],
    [`a value for gRPC: ${name}`, { make, read: writeMessage }],
  ]),
  ["an event: letters of several bytes", readerOf((count) => JSON.stringify("д".repeat(count)), toEvent)],
]);

function toMessage(make: (count: number) => unknown): (count: number) => Uint8Array {
  return (count) => writeMessage(make(count));
}

function writeMessage(value: unknown): Uint8Array {
  return toBinary(ValueSchema, create(ValueSchema, writeValue(value, { bigints: true }).value));
}

function readMessage(bytes: Uint8Array): unknown {
  return readValue(fromBinary(ValueSchema, bytes, READ), { bigints: true });
}
