import { expect, it } from "vitest";
import { traitsOf } from "./runtime-traits.ts";

const OF_09 = {
  hasBlobApi: false,
  endsEmptyRuns: false,
  overrides: "bare",
  statuses: "words",
  keepsIntegers: true,
  hasStepsOfEachItem: false,
};
const OF_10 = {
  hasBlobApi: true,
  endsEmptyRuns: true,
  overrides: "nested",
  statuses: "words",
  keepsIntegers: true,
  hasStepsOfEachItem: true,
};
const LATEST = { ...OF_10, statuses: "numbers", keepsIntegers: false };

it.each([
  ["0.9.0", OF_09],
  ["0.10.0", OF_10],
  ["0.11.1", OF_10],
  ["0.12.0", LATEST],
  ["1.0.0", LATEST],
  [undefined, LATEST],
])("%s", (version, expected) => {
  expect(traitsOf(version)).toEqual(expected);
});
