import { toWellFormed } from "../support/data/well-formed.ts";

export const HEADERS = { "content-type": "application/json", accept: "application/json, text/event-stream" };

/** Returns what is wrong with an answer. Every request has one answer, with its id. */
export function problemOf(body: string | Uint8Array, status: number, answer: string): string | undefined {
  if (status === 202) return answer === "" ? undefined : "an acknowledgement with a body";
  if (status !== 200 && status !== 400) return `status ${status}`;
  const responses = responsesIn(answer);
  if (responses.length !== 1) return `${responses.length} responses: ${answer}`;
  const { jsonrpc, id, result, error } = responses[0] ?? {};
  if (jsonrpc !== "2.0" || (result === undefined) === (error === undefined)) return `the answer ${answer}`;
  const asked = idOf(body);
  return asked === undefined || asked === id ? undefined : `the id ${JSON.stringify(id)}`;
}

/** The responses in a body of JSON or of events. Events may also hold requests to the runtime. */
function responsesIn(answer: string): readonly Readonly<Record<string, unknown>>[] {
  if (!/^(?:data)?:/.test(answer)) return [JSON.parse(answer) as Readonly<Record<string, unknown>>];
  const events = answer.split("\n").filter((line) => line.startsWith("data: "));
  return events
    .map((line) => JSON.parse(line.slice("data: ".length)) as Readonly<Record<string, unknown>>)
    .filter(({ method }) => method === undefined);
}

/** The id that the answer must have; `undefined` if any id is valid. */
function idOf(body: string | Uint8Array): unknown {
  try {
    const text = typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true }).decode(body);
    const { id } = JSON.parse(text) as { id?: unknown };
    if (typeof id === "string") return toWellFormed(id);
    return Number.isSafeInteger(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
