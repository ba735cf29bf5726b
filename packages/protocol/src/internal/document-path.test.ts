import { expect, it } from "vitest";
import { fromDocumentPath } from "./document-path.ts";

it.each([
  ["$", []],
  ["$.steps[0].input", ["steps", 0, "input"]],
  ["$.output.a[10][2].b-c", ["output", "a", 10, 2, "b-c"]],
])("%s leads to %j", (path, place) => {
  expect(fromDocumentPath(path)).toEqual(place);
});
