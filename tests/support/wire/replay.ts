import { type Dialect, dialectOfInitialize, validateResult } from "@stepflow/protocol";
import { dialectOf, isCut, isRecord, parseJson, recordingsOf, versions } from "../../conformance/schemas/recordings.ts";

/** Recorded POST of a real runtime. */
export interface RecordedRequest {
  /** Version, case and position of the recording, for messages. */
  readonly place: string;
  readonly dialect: Dialect;
  readonly target: string;
  /** Headers of the recording, without those that belong to the connection. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answer of a worker. For a stream, `body` holds the events as they were sent. */
export interface ReplayAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
}

/** Serves recorded requests: an endpoint, a worker in memory, or a process behind a socket. */
export type ReplayTarget = (request: RecordedRequest) => Promise<ReplayAnswer>;

interface InEntry {
  readonly url: string;
  readonly rawHeaders: readonly string[];
}

/** Returns every complete POST of the recordings. The recorder truncated eight long ones, which are omitted. */
export function recordedRequests(): readonly RecordedRequest[] {
  return versions.flatMap((version) =>
    recordingsOf(version).flatMap((recording) =>
      (recording.wire ?? []).flatMap((entry, position) => {
        if (entry.dir !== "in" || entry.method !== "POST" || typeof entry.body !== "string") return [];
        if (isCut(entry.body)) return [];
        const { url, rawHeaders } = entry as typeof entry & InEntry;
        return {
          place: `${version} ${recording.case} #${position}`,
          dialect: dialectOf(version),
          target: url,
          headers: toHeaders(rawHeaders),
          body: entry.body,
        };
      }),
    ),
  );
}

/** Sends all requests, a few at a time, and returns what is wrong with the answers. */
export async function replay(requests: readonly RecordedRequest[], target: ReplayTarget): Promise<readonly string[]> {
  const complaints: string[] = [];
  const queue = requests[Symbol.iterator]();
  const serveQueue = async (): Promise<void> => {
    for (const request of queue) {
      const complaint = complaintOf(request, await target(request));
      if (complaint !== undefined) complaints.push(`${request.place}: ${complaint}`);
    }
  };
  await Promise.all(Array.from({ length: 32 }, serveQueue));
  return complaints;
}

/** Checks the answer to a recorded request against docs/internals/wire.md#checklist-for-a-worker. */
export function complaintOf(request: RecordedRequest, answer: ReplayAnswer): string | undefined {
  const message = parseJson(request.body);
  if (!isRecord(message)) return "the recording is no message";
  if (message["id"] === undefined || message["method"] === undefined) {
    const empty = answer.status === 202 && answer.body === "";
    return empty ? undefined : `expected 202 with an empty body, got ${answer.status} ${shown(answer.body)}`;
  }
  const reply = replyOf(answer);
  if (answer.status !== 200 || !isRecord(reply))
    return `expected 200 with an answer, got ${answer.status} ${shown(answer.body)}`;
  if (reply["jsonrpc"] !== "2.0" || reply["id"] !== message["id"]) return `answer has another id: ${shown(reply)}`;
  return complaintAbout(String(message["method"]), message["params"], reply, request.dialect);
}

function complaintAbout(
  method: string,
  params: unknown,
  reply: Readonly<Record<string, unknown>>,
  dialect: Dialect,
): string | undefined {
  if (method === "components/execute" && isError(reply["error"])) return undefined;
  if (method !== "initialize" && method !== "components/list" && method !== "components/execute") {
    return `no runtime has sent ${method}`;
  }
  const checked = validateResult(method, dialect, reply["result"]);
  if (!checked.ok) return `invalid result of ${method}: ${shown(reply)}`;
  if (method !== "initialize") return undefined;
  const spelling = dialectOfInitialize(params) === "v0" ? "server_protocol_version" : "serverProtocolVersion";
  const names = Object.keys(reply["result"] as object).filter((name) => /version/i.test(name));
  return names.join() === spelling ? undefined : `expected ${spelling}, got ${names.join()}`;
}

/** Returns the message of a plain answer, or of the last event of a stream. */
function replyOf({ contentType, body }: ReplayAnswer): unknown {
  if (contentType !== "text/event-stream") return parseJson(body);
  return parseJson(body.trimEnd().split("\n\n").at(-1)?.slice("data: ".length) ?? "");
}

function isError(error: unknown): boolean {
  if (!isRecord(error)) return false;
  return Number.isSafeInteger(error["code"]) && error["message"] !== "" && isRecord(error["data"]);
}

/** Headers that are not replayed: `host` names the recorder's port, and the length is computed again. */
function toHeaders(raw: readonly string[]): Record<string, string> {
  const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ""] as const] : []));
  return Object.fromEntries(pairs.filter(([name]) => !["host", "content-length"].includes(name.toLowerCase())));
}

function shown(value: unknown): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 300);
}
