import { expect, it } from "vitest";
import { createMemoryIndex } from "./result-index.ts";

it("an index in memory forgets the oldest of many keys", () => {
  const index = createMemoryIndex();
  for (let key = 0; key < 10_000; key++) void index.set(`${key}`, "id");
  void index.set("0", "newer");
  void index.set("one more", "id");
  expect([index.get("0"), index.get("1"), index.get("2"), index.get("one more")]).toEqual([
    "newer",
    undefined,
    "id",
    "id",
  ]);
});
