import { isRecord, parseJson, recordingsOf, versions } from "../conformance/schemas/recordings.ts";

/** Longer texts take most of the time and show nothing new. */
const MAX_LENGTH = 20_000;

/** What a worker answered to one message, in the text of a body or of an event stream. */
export interface RecordedAnswer {
  /** Id of the message. */
  readonly id: string;
  readonly status: number;
  readonly isStream: boolean;
  readonly text: string;
}

interface Line {
  readonly dir?: string;
  readonly pid: number;
  readonly seq: number;
  readonly reqSeq?: number;
  readonly status?: number;
  readonly body?: string | null;
  readonly sse?: string;
}

const recordings = versions.flatMap((version) => recordingsOf(version));
const wires = recordings.map(({ wire = [] }) => wire as readonly Line[]);

const isShort = (text: unknown): text is string => typeof text === "string" && text !== "" && text.length <= MAX_LENGTH;

/** Messages that real runtimes sent to a worker, one list for each recording. */
export const MESSAGES: readonly (readonly string[])[] = wires
  .map((wire) => wire.flatMap(({ dir, body }) => (dir === "in" && isShort(body) ? [body] : [])))
  .filter((list) => list.length > 0);

/** Answers of recorded workers to executions. */
export const ANSWERS: readonly RecordedAnswer[] = wires.flatMap((wire) =>
  wire.flatMap((line) => {
    const message = line.dir === "in" && isShort(line.body) ? parseJson(line.body) : undefined;
    if (!isRecord(message) || message["method"] !== "components/execute") return [];
    const lines = wire.filter(({ reqSeq, pid }) => reqSeq === line.seq && pid === line.pid);
    const stream = lines.map(({ sse = "" }) => sse).join("");
    const text = stream === "" ? lines.map(({ body }) => body ?? "").join("") : stream;
    if (!isShort(text)) return [];
    const status = lines.find((each) => each.status !== undefined)?.status ?? 200;
    return [{ id: String(message["id"]), status, isStream: stream !== "", text }];
  }),
);

/** Inputs of recorded executions. */
export const INPUTS: readonly unknown[] = MESSAGES.flat().flatMap((text) => {
  const message = parseJson(text);
  if (!isRecord(message) || message["method"] !== "components/execute" || !isRecord(message["params"])) return [];
  return [message["params"]["input"]];
});

const calls = recordings.flatMap(({ rest = [] }) => rest);

/** Answers of the REST APIs of real runtimes. */
export const REST_ANSWERS: readonly { readonly status: number; readonly text: string }[] = unique(
  calls.flatMap(({ response }) =>
    response?.body === undefined ? [] : [{ status: response.status, text: textOf(response.body) }],
  ),
);

/** Flows that were sent to real runtimes. */
export const FLOWS: readonly { readonly text: string }[] = unique(
  calls.flatMap(({ request: { body } }) =>
    isRecord(body) && isRecord(body["flow"]) ? [{ text: textOf(body["flow"]) }] : [],
  ),
);

function textOf(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

function unique<T extends { readonly text: string }>(list: readonly T[]): readonly T[] {
  return [...new Map(list.filter(({ text }) => isShort(text)).map((each) => [each.text, each])).values()];
}
