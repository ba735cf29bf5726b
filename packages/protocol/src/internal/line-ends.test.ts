import { expect, it } from "vitest";
import { createLineEnds } from "./line-ends.ts";

it.each([
  [["a\nb"], "a\nb"],
  [["a\r\nb\rc\r\r\n\n"], "a\nb\nc\n\n\n"],
  [["a\r", "\nb"], "a\nb"],
  [["a\r", "", "\nb"], "a\nb"],
  [["a\r", "\r\n", "\nb"], "a\n\n\nb"],
  [["a\r", "b\n", "\nc"], "a\nb\n\nc"],
])("replaces CR and CRLF by LF, also across pieces: %j", (pieces, text) => {
  const toLineFeeds = createLineEnds();
  expect(pieces.map((piece) => toLineFeeds(piece)).join("")).toBe(text);
});
