import { describe, expect, it } from "vitest";
import { type Exchange, exchangesOf } from "./exchanges.ts";
import { fateOf } from "./fates.ts";
import { dialectOf, isCut, recordingsOf, versions } from "./recordings.ts";
import { answerComplaints } from "./validity.ts";

/** Answers that a runtime refused for a reason that a schema cannot express: case → reason. */
const beyondSchemas: Readonly<Record<string, string>> = {
  init_error: "A JSON-RPC error is a valid answer to initialize; the runtime understands it and gives up.",
  init_sse: "An event stream is allowed for components/execute only (wire.md#event-streams).",
  raw_deep_json: "Nesting beyond 128 levels (wire.md#how-a-response-is-read); JSON Schema knows no depth.",
  raw_lone_surrogate:
    "A lone surrogate is no Unicode text (wire.md#how-a-response-is-read), yet a string to JavaScript.",
  raw_numbers:
    "1e400 is beyond any number of the runtime (wire.md#how-a-response-is-read); JavaScript reads it as Infinity.",
  blobref_on_output_ref_missing: "The output refers to a blob that does not exist (wire.md#blob-references).",
  blobref_on_output_ref_binary:
    "The output refers to a binary blob, which runtimes cannot resolve (wire.md#blob-references).",
};

const answers = versions.flatMap((version) =>
  recordingsOf(version)
    .flatMap(exchangesOf)
    .map((exchange) => ({ version, exchange, fate: fateOf(exchange) })),
);
const complete = answers.filter(({ exchange: { text } }) => text !== undefined && !isCut(text));
const accepted = complete.filter(({ fate }) => fate === "accepted");
const refused = complete.filter(({ fate }) => fate === "refused");

describe("blobs.during-execution-only, messages.schemas: answers of the recording worker, judged by runtimes and by the schemas", () => {
  it("counts them", () => {
    const table = versions.map((version) => {
      const of = (list: typeof answers) => list.filter((answer) => answer.version === version).length;
      const missing = answers.filter(({ exchange }) => exchange.text === undefined);
      const cut = answers.filter(({ exchange: { text } }) => text !== undefined && isCut(text));
      const unknown = complete.filter(({ fate }) => fate === "unknown");
      const counts = {
        accepted: of(accepted),
        refused: of(refused),
        unknown: of(unknown),
        cut: of(cut),
        missing: of(missing),
      };
      return { version, ...counts };
    });
    expect(table).toMatchInlineSnapshot(`
      [
        {
          "accepted": 249,
          "cut": 5,
          "missing": 26,
          "refused": 52,
          "unknown": 7,
          "version": "0.9.0",
        },
        {
          "accepted": 378,
          "cut": 7,
          "missing": 39,
          "refused": 109,
          "unknown": 12,
          "version": "0.10.0",
        },
        {
          "accepted": 298,
          "cut": 7,
          "missing": 41,
          "refused": 149,
          "unknown": 8,
          "version": "0.11.1",
        },
      ]
    `);
  });

  it("accepts every answer that a runtime accepted, and those whose outcome is not recorded", () => {
    const others = complete.filter(({ fate }) => fate !== "refused");
    const complaints = others.flatMap(({ exchange }) =>
      complaintsAbout(exchange).map((complaint) => `${placeOf(exchange)}: ${complaint}`),
    );
    expect(complaints).toEqual([]);
  });

  it("refuses every answer that a runtime refused, unless no schema can express the reason", () => {
    const passed = refused.filter(({ exchange }) => complaintsAbout(exchange).length === 0);
    expect([...new Set(passed.map(({ exchange }) => exchange.recording.case))].sort()).toEqual(
      Object.keys(beyondSchemas).sort(),
    );
  });

  it("distinguishes the answers to initialize of each generation", () => {
    const spelling = (version: string, name: string) => {
      const answer = complete.find(
        ({ exchange }) => exchange.recording.version === version && exchange.recording.case === name,
      );
      return answer === undefined ? "missing" : complaintsAbout(answer.exchange);
    };
    expect(spelling("0.9.0", "init_camel")).toEqual(["InitializeResult/server_protocol_version is missing"]);
    expect(spelling("0.9.0", "init_snake")).toEqual([]);
    expect(spelling("0.11.1", "init_camel")).toEqual([]);
    expect(spelling("0.11.1", "init_snake")).toEqual(["InitializeResult/serverProtocolVersion is missing"]);
    expect(versions.map((version) => spelling(version, "init_both"))).toEqual([[], [], []]);
  });
});

function complaintsAbout({ recording, method, answer }: Exchange): string[] {
  return answerComplaints(dialectOf(recording.version), method, answer);
}

function placeOf({ recording, request }: Exchange): string {
  return `${recording.version}/${recording.case} ${String(request["id"])}`;
}
