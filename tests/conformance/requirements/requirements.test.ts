import { describe, expect, it } from "vitest";
import { findCitations, findLeftOut } from "./citations.ts";
import { REQUIREMENTS } from "./manifest.ts";

const citations = findCitations();
const known = new Set(REQUIREMENTS.map(({ id }) => id));

describe("the manifest of requirements", () => {
  it("gives every requirement a number of its own", () => {
    expect(known.size).toBe(REQUIREMENTS.length);
    expect(new Set(REQUIREMENTS.map(({ seed }) => seed)).size).toBe(REQUIREMENTS.length);
    const count = (letter: string) => REQUIREMENTS.filter(({ seed }) => seed.startsWith(letter)).length;
    expect([..."ABCDEMUW"].map(count)).toEqual([34, 16, 23, 32, 2, 6, 17, 1]);
  });

  it("gives every requirement an id of words", () => {
    const speaking = /^[a-z]+(-[a-z]+)*(\.[a-z0-9]+(-[a-z0-9]+)*){1,2}$/;
    expect(REQUIREMENTS.map(({ id }) => id).filter((id) => !speaking.test(id))).toEqual([]);
  });

  it("knows every requirement that a test cites", () => {
    const unknown = citations.filter(({ id }) => !known.has(id)).map(({ id, file }) => `${id} in ${file}`);
    expect(unknown).toEqual([]);
  });

  it("has evidence for every requirement", () => {
    expect(findLeftOut()).toEqual([]);
  });

  it("has each kind of evidence that a requirement asks for", () => {
    const missing = REQUIREMENTS.flatMap(({ id, evidence }) =>
      evidence
        .filter((kind) => !citations.some((citation) => citation.id === id && citation.evidence === kind))
        .map((kind) => `${id} lacks evidence of kind ${kind}`),
    );
    expect(missing).toEqual([]);
  });
});
