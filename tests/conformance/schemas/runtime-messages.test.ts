import { describe, expect, it } from "vitest";
import { dialectOf, isCut, isRecord, parseJson, type Recording, recordingsOf, versions } from "./recordings.ts";
import { answerComplaints, callComplaints } from "./validity.ts";

/** Every body that a runtime posted to the recording worker, by version. */
const posted = versions.map((version) => ({ version, bodies: recordingsOf(version).flatMap(postedBodies) }));

describe("blobs.during-execution-only, messages.schemas: messages of real runtimes are valid", () => {
  it("are 1,664, of which the recorder has cut 8", () => {
    const counts = posted.map(({ version, bodies }) => {
      const cut = bodies.filter(({ text }) => isCut(text)).length;
      return { version, complete: bodies.length - cut, cut };
    });
    expect(counts).toEqual([
      { version: "0.9.0", complete: 439, cut: 4 },
      { version: "0.10.0", complete: 632, cut: 2 },
      { version: "0.11.1", complete: 585, cut: 2 },
    ]);
  });

  it.each(posted)("$version: envelope, params and results of every complete message", ({ version, bodies }) => {
    const complete = bodies.filter(({ text }) => !isCut(text));
    const complaints = complete.flatMap(({ place, text, methods }) =>
      complaintsAbout(version, parseJson(text), methods).map((complaint) => `${place}: ${complaint}`),
    );
    expect(complaints).toEqual([]);
  });

  it("contain each kind of message of each generation", () => {
    const kinds = posted.map(({ version, bodies }) => {
      const complete = bodies.filter(({ text }) => !isCut(text));
      return [version, countBy(complete.map(({ text, methods }) => kindOf(parseJson(text), methods)))];
    });
    expect(kinds).toMatchInlineSnapshot(`
      [
        [
          "0.9.0",
          {
            "components/execute": 293,
            "components/list": 11,
            "error of blobs/get": 9,
            "error of blobs/put": 5,
            "error of components/list": 1,
            "error of runs/get": 16,
            "error of runs/submit": 5,
            "initialize": 35,
            "initialized": 32,
            "result of blobs/get": 3,
            "result of blobs/put": 8,
            "result of runs/get": 4,
            "result of runs/submit": 17,
          },
        ],
        [
          "0.10.0",
          {
            "components/execute": 492,
            "components/list": 11,
            "error of components/list": 1,
            "error of runs/get": 16,
            "error of runs/submit": 7,
            "initialize": 42,
            "initialized": 39,
            "result of runs/get": 4,
            "result of runs/submit": 20,
          },
        ],
        [
          "0.11.1",
          {
            "components/execute": 455,
            "components/list": 11,
            "error of components/list": 1,
            "error of runs/get": 16,
            "error of runs/submit": 7,
            "initialize": 37,
            "initialized": 34,
            "result of runs/get": 4,
            "result of runs/submit": 20,
          },
        ],
      ]
    `);
  });
});

interface Posted {
  readonly place: string;
  readonly text: string;
  /** Method of each callback in the recording, by id. */
  readonly methods: ReadonlyMap<unknown, unknown>;
}

function postedBodies(recording: Recording): Posted[] {
  const methods = callbackMethods(recording);
  const posts = (recording.wire ?? []).filter(({ dir, method }) => dir === "in" && method === "POST");
  return posts.map(({ body, seq }) => ({
    place: `${recording.version}/${recording.case} #${seq}`,
    text: body ?? "",
    methods,
  }));
}

/** Read from the text, since the recorder has cut one of these calls behind its method. */
function callbackMethods(recording: Recording): Posted["methods"] {
  const streams = (recording.wire ?? []).map(({ sse }) => sse ?? "").join("");
  const calls = [...streams.matchAll(/"id":("[^"]*"|[0-9]+),"method":"([^"]+)"/g)];
  return new Map(calls.map(([, id, method]) => [JSON.parse(id ?? "null"), method]));
}

function complaintsAbout(version: string, message: unknown, methods: Posted["methods"]): string[] {
  const dialect = dialectOf(version);
  if (!isRecord(message)) return ["is no object"];
  return message["method"] === undefined
    ? answerComplaints(dialect, methods.get(message["id"]), message)
    : callComplaints(dialect, message);
}

function kindOf(message: unknown, methods: Posted["methods"]): string {
  if (!isRecord(message)) return "no object";
  if (message["method"] !== undefined) return String(message["method"]);
  return `${message["error"] === undefined ? "result" : "error"} of ${String(methods.get(message["id"]))}`;
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
