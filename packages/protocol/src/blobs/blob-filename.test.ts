import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filenameFromHeader, filenameFromStored, filenameToHeader, filenameToText } from "./blob-filename.ts";

const names = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.constantFrom(
    "UTF-8''",
    "UTF-8''%41",
    "%41.txt",
    "50%25 off.txt",
    " lead.txt",
    "trail.txt ",
    'a "b"; c\\',
    "a\r\nb",
  ),
);

/** Writes a stored name into the header of a response, as runtimes do (docs/internals/wire.md#blob-http-api). */
function answered(stored: string): string {
  const bytes = new TextEncoder().encode(stored.replaceAll('"', '\\"').replaceAll(/\p{Cc}/gu, "_"));
  return `attachment; filename="${Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")}"`;
}

describe("blobs.binary: names of blobs", () => {
  it("survive headers that keep only visible ASCII and lose outer blanks", () => {
    fc.assert(
      fc.property(names, (name) => {
        const header = filenameToHeader(name);
        expect(header).toMatch(/^[!-~]([ -~]*[!-~])?$/);
        expect(filenameFromHeader(answered(header))).toBe(name);
        expect(filenameFromStored(header)).toBe(name);
      }),
    );
  });

  it("survive as text and through the header of a response", () => {
    fc.assert(
      fc.property(names, (name) => {
        const text = filenameToText(name);
        expect(filenameFromStored(text)).toBe(name);
        expect(filenameFromHeader(answered(text))).toBe(name);
      }),
    );
  });

  it("are encoded only if necessary", () => {
    expect(["a b.txt", "100%.txt", 'a "b"; c.txt'].map(filenameToHeader)).toEqual([
      "a b.txt",
      "100%.txt",
      'a "b"; c.txt',
    ]);
    expect([" Zoë.txt ", "😀", "UTF-8.txt"].map(filenameToText)).toEqual([" Zoë.txt ", "😀", "UTF-8.txt"]);
  });

  it("that others have stored are returned unchanged", () => {
    for (const name of ["%41.txt", "50%25 off.txt", "Zo%C3%AB.pdf", "UTF-8''%zz"]) {
      expect(filenameFromStored(name)).toBe(name);
      expect(filenameFromHeader(answered(name))).toBe(name);
    }
    expect(filenameFromHeader('attachment; filename="\xff.txt"')).toBe("\xff.txt");
    expect(filenameFromHeader("attachment")).toBeUndefined();
    expect(filenameFromHeader(null)).toBeUndefined();
  });

  it("with lone surrogates get U+FFFD instead", () => {
    expect(filenameFromStored(filenameToHeader("a\ud800"))).toBe("a\ufffd");
  });
});
