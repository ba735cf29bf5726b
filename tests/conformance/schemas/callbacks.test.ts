import { METHODS } from "@stepflow/protocol";
import { describe, expect, it } from "vitest";
import { type Callback, callbacksOf } from "./exchanges.ts";
import { dialectOf, isRecord, recordingsOf, versions } from "./recordings.ts";
import { callComplaints } from "./validity.ts";

const callbacks = versions.flatMap((version) => recordingsOf(version).flatMap(callbacksOf));
const answered = callbacks.filter(({ answer }) => answer !== undefined);

describe("blobs.put.request, blobs.large-data, messages.schemas: calls of the recording worker, judged by runtimes and by the schemas", () => {
  it("accepts what a runtime accepted, and refuses what a runtime answered with -32602", () => {
    const judged = answered.filter(({ message }) => isCallback(message["method"]));
    const wrong = judged.filter((callback) => isRefused(callback) !== complaintsAbout(callback).length > 0);
    expect(judged.length).toBe(160);
    // Runtime 0.9 refuses the form of overrides that its own schema publishes; the embedded runtime takes both.
    expect(wrong.map(placeOf)).toEqual(["0.9.0/bidi_submit_overrides_steps"]);
  });

  it("refuses an id that is a fraction, which a runtime drops without an answer", () => {
    const fractions = callbacks.filter(
      ({ message }) => typeof message["id"] === "number" && !Number.isInteger(message["id"]),
    );
    expect(fractions.map(({ answer }) => answer)).toEqual([undefined, undefined, undefined]);
    for (const callback of fractions)
      expect(complaintsAbout(callback)).toContain("MethodRequest/id must be string or integer");
  });
});

function isCallback(method: unknown): boolean {
  return Object.entries(METHODS).some(([name, { direction }]) => name === method && direction === "toRuntime");
}

function isRefused({ answer }: Callback): boolean {
  const error = answer?.["error"];
  return isRecord(error) && error["code"] === -32602;
}

function complaintsAbout({ recording, message }: Callback): string[] {
  return callComplaints(dialectOf(recording.version), message);
}

function placeOf({ recording }: Callback): string {
  return `${recording.version}/${recording.case}`;
}
