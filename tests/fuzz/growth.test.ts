import { describe, expect, it } from "vitest";
import { FLOW_READERS } from "./flow-readers.ts";
import { type AnyReader, growthOf } from "./growth.ts";
import { MESSAGE_READERS } from "./message-readers.ts";
import { OTHER_READERS } from "./other-readers.ts";
import { TEXT_READERS } from "./text-readers.ts";

/** Four times the size may take this many times as long. Linear readers take 4 times, quadratic ones 16 times. */
const LIMIT = 14;

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
  ["other input", OTHER_READERS],
])("the time to read a %s grows with its size", (_kind, readers) => {
  it.each(Object.entries<AnyReader>(readers as Readonly<Record<string, AnyReader>>))("%s", async (_name, reader) => {
    expect(await growthOf(reader, LIMIT)).toBeLessThan(LIMIT);
  });
});
