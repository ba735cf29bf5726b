import { expect, it } from "vitest";
import { RecentBlobs } from "./recent-blobs.ts";
import type { StoredBlob } from "./stored-blob.ts";

// Each takes 300 bytes.
const blob = (letter: string): StoredBlob => ({ text: letter.repeat(50) }) as StoredBlob;

function fill(maxBytes: number, keys: string): RecentBlobs {
  const blobs = new RecentBlobs(maxBytes);
  for (const key of keys) blobs.set(key, blob(key));
  return blobs;
}

const kept = (blobs: RecentBlobs): string => [..."abcd"].filter((key) => blobs.get(key) !== undefined).join("");

it("drops the values that were used longest ago", () => {
  expect(kept(fill(900, "abcd"))).toBe("bcd");
  const blobs = fill(900, "abc");
  blobs.get("a");
  blobs.set("d", blob("d"));
  expect(kept(blobs)).toBe("acd");
});

it("counts a value that is set again once, and nothing after clear", () => {
  expect(kept(fill(900, "aaaabc"))).toBe("abc");
  const blobs = fill(900, "abc");
  blobs.clear();
  expect(kept(blobs)).toBe("");
  for (const key of "abc") blobs.set(key, blob(key));
  expect(kept(blobs)).toBe("abc");
});

it("keeps no value that needs more than all the memory, nor what it replaces", () => {
  expect(kept(fill(299, "a"))).toBe("");
  const blobs = fill(900, "ab");
  blobs.set("a", { text: "x".repeat(500) } as StoredBlob);
  expect(kept(blobs)).toBe("b");
});
