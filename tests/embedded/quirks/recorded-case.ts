import { isRecord, parseJson, type Recording, type WireEntry } from "../../conformance/schemas/recordings.ts";
import { type CutText, readCut, restoreCut, restoreEntry, restoreStrings } from "./restored-text.ts";

/** Something that a recorded worker sent. `at` is its index in the recording. */
export type Sent =
  | { readonly kind: "head"; readonly at: number; readonly status: number; readonly headers: Record<string, string> }
  | { readonly kind: "bytes"; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: "end" | "break"; readonly at: number };

/** A message of the real runtime and everything that the worker sent in return. */
export interface Exchange {
  readonly at: number;
  /** Process id of the worker. Entries of different processes are not recorded in chronological order. */
  readonly pid: number;
  readonly message: Readonly<Record<string, unknown>>;
  /** Known facts about a message that the recorder cut. `message` is then only its beginning. */
  readonly cut?: CutText | undefined;
  readonly sent: readonly Sent[];
}

/** A recorded run: its inputs and the results of its items. */
export interface RecordedRun {
  readonly flowId: string;
  readonly inputs: readonly unknown[];
  readonly body: Readonly<Record<string, unknown>>;
  readonly results: readonly unknown[];
}

interface RawEntry extends WireEntry {
  readonly note?: string;
  readonly status?: number;
}

const encoder = new TextEncoder();
const BREAKS = /^(socket destroyed|process\.exit)/;

/** Exchanges of recordings, because it takes long to restore what was cut. */
const restored = new WeakMap<Recording, readonly Exchange[]>();

/** Returns the messages of a recording with their answers. */
export function exchangesOf(recording: Recording): readonly Exchange[] {
  const exchanges = restored.get(recording) ?? restore(recording);
  restored.set(recording, exchanges);
  return exchanges;
}

function restore(recording: Recording): readonly Exchange[] {
  const entries = (recording.wire ?? []) as readonly RawEntry[];
  return entries.flatMap((entry, at) => {
    if (entry.dir !== "in" || typeof entry.body !== "string") return [];
    const cut = readCut(entry.body);
    const message = cut === undefined ? parseJson(entry.body) : readHead(cut.start);
    if (!isRecord(message)) return [];
    const sent = entries.flatMap((answer, place) => {
      if (answer.reqSeq !== entry.seq || answer.pid !== entry.pid) return [];
      return toSent(answer, place, String(message["id"]), entries);
    });
    return [{ at, pid: entry.pid, message, cut, sent }];
  });
}

/** Reads the id, method and component from the beginning of a message. */
function readHead(start: string): object {
  const [, id] = /"id":"([^"]+)"/.exec(start) ?? [];
  const [, method, component] = /"method":"(components\/execute)","params":\{"component":"([^"]+)"/.exec(start) ?? [];
  return method === undefined ? { id } : { id, method, params: { component, attempt: 1 } };
}

function toSent(entry: RawEntry, at: number, id: string, all: readonly RawEntry[]): readonly Sent[] {
  const { note, status, headers } = entry;
  const restored = note === undefined ? undefined : restoreEntry(note, id);
  if (restored !== undefined) {
    const pieces = restored.pieces.map((bytes) => ({ kind: "bytes" as const, at, bytes }));
    return [{ kind: "head", at, status: 200, headers: restored.headers }, ...pieces, { kind: "end", at }];
  }
  if (note === "sse-end") return [{ kind: "end", at }];
  if (note !== undefined && BREAKS.test(note)) return [{ kind: "break", at }];
  if (entry.sse !== undefined) {
    const text = restoreCut(entry.sse, readCut(entry.sse) === undefined ? [] : answersIn(all));
    return [{ kind: "bytes", at, bytes: encoder.encode(text) }];
  }
  if (status === undefined) return [];
  const head: Sent = { kind: "head", at, status, headers: { ...headers } };
  if (note === "sse-open") return [head];
  return [head, { kind: "bytes", at, bytes: encoder.encode(restoreCut(entry.body ?? "")) }, { kind: "end", at }];
}

/** Answers to callbacks. A result may contain their text. */
function answersIn(entries: readonly RawEntry[]): readonly string[] {
  return entries.flatMap(({ dir, body }) => (dir === "in" && body?.includes('","result":') ? [restoreCut(body)] : []));
}

/** Replaces the recorded request id by that of the replay, also where the chunks split it. Both ids are UUIDs. */
export function withId(exchange: Exchange, id: unknown): Exchange {
  const recorded = exchange.message["id"];
  if (typeof id !== "string" || typeof recorded !== "string" || id.length !== recorded.length) return exchange;
  const pieces = exchange.sent.map((sent) => Buffer.from(sent.kind === "bytes" ? sent.bytes : []));
  const whole = Buffer.from(Buffer.concat(pieces).toString("latin1").replaceAll(recorded, id), "latin1");
  let start = 0;
  const sent = exchange.sent.map((one, index) => {
    const end = start + (pieces[index]?.byteLength ?? 0);
    const bytes = new Uint8Array(whole.subarray(start, end));
    start = end;
    return one.kind === "bytes" ? { ...one, bytes } : one;
  });
  return { ...exchange, sent };
}

/** Blobs that the worker of a recording stored over HTTP. */
export function blobsOf({ wire = [] }: Recording): readonly RecordedBlob[] {
  return wire.flatMap((entry): readonly RecordedBlob[] => {
    const { method, reqBody } = entry as { readonly method?: string; readonly reqBody?: unknown };
    if (entry.dir !== "blob-http" || method !== "POST" || !isRecord(reqBody)) return [];
    const { data, blobType, b64 } = reqBody;
    if (typeof b64 === "string") return [{ bytes: new Uint8Array(Buffer.from(b64, "base64")) }];
    return data === undefined ? [] : [{ data, type: blobType === "flow" ? ("flow" as const) : ("data" as const) }];
  });
}

export type RecordedBlob = { readonly bytes: Uint8Array } | { readonly data: unknown; readonly type: "flow" | "data" };

/** The runs of a recording whose results were recorded. */
export function runsOf({ rest = [] }: Recording): readonly RecordedRun[] {
  return rest.flatMap(({ request, response }, index) => {
    if (request.path !== "/api/v1/runs" || request.method !== "POST" || !isRecord(request.body)) return [];
    const { flowId, input } = request.body;
    if (typeof flowId !== "string" || !Array.isArray(input) || response === undefined) return [];
    const following = rest.slice(index + 1);
    const next = following.findIndex((call) => call.request.path === "/api/v1/runs");
    const views = following.slice(0, next < 0 ? undefined : next).map((call) => call.response?.body);
    const results = resultsOf([...views, response.body]);
    return results === undefined ? [] : [{ flowId, inputs: input.map(restoreStrings), body: request.body, results }];
  });
}

function resultsOf(views: readonly unknown[]): readonly unknown[] | undefined {
  for (const view of views.filter(isRecord)) {
    const items = view["items"] ?? view["results"];
    if (Array.isArray(items)) return items.map((item) => (isRecord(item) ? item["result"] : undefined));
    if (Array.isArray(view["results"]))
      return view["results"].map((item) => (isRecord(item) ? item["result"] : undefined));
  }
  const answer = views.at(-1);
  return isRecord(answer) && answer["result"] !== undefined ? [answer["result"]] : undefined;
}
