import { describe, expect, it } from "vitest";
import { sampleOf } from "../support/whole.ts";
import { FLOW_READERS } from "./flow-readers.ts";
import { type AnyReader, growthOf } from "./growth.ts";
import { LATER_READERS } from "./later-readers.ts";
import { MESSAGE_READERS } from "./message-readers.ts";
import { OTHER_READERS } from "./other-readers.ts";
import { STREAM_READERS } from "./stream-readers.ts";
import { TEXT_READERS } from "./text-readers.ts";

/** In `npm test`, one of as many readers is measured. `npm run test:whole` and `npm run test:fuzz` measure all of them. */
const SAMPLED = 4;

/** A part of an input of four times the size may take this many times as long: once for linear readers, 4 times for quadratic ones. */
const LIMIT = 3;

it("the measure tells a quadratic reader from a linear one", async () => {
  const make = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const linear = (items: number[]) => new Set(items).size;
  const quadratic = (items: number[]) => items.filter((item, index) => items.indexOf(-item) === index).length;
  expect(await growthOf({ make, read: linear }, LIMIT)).toBeLessThan(LIMIT);
  expect(await growthOf({ make, read: quadratic }, LIMIT, 1)).toBeGreaterThan(LIMIT);
});

describe.each([
  ["text", TEXT_READERS],
  ["flow", FLOW_READERS],
  ["message", MESSAGE_READERS],
  ["stream", STREAM_READERS],
  ["other input", OTHER_READERS],
  ["later input", LATER_READERS],
])("the time to read a %s grows with its size", (_kind, readers) => {
  const all = Object.entries<AnyReader>(readers as Readonly<Record<string, AnyReader>>);
  it.each(sampleOf(all, SAMPLED))("%s", async (_name, reader) => {
    expect(await growthOf(reader, LIMIT)).toBeLessThan(LIMIT);
  });
});
