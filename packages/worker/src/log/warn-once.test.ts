import { expect, it } from "vitest";
import { createLogFeed } from "../../../../tests/support/data/log-feed.ts";
import { WarnOnce } from "./warn-once.ts";

it("each key is logged once, with its fields", () => {
  const { logger, items } = createLogFeed();
  const warnings = new WarnOnce(logger, 10);
  for (const key of ["a", "b", "a"]) warnings.warn(key, `Found ${key}.`, { key });
  expect(items.map(({ level, message, fields }) => ({ level, message, fields }))).toEqual([
    { level: "warn", message: "Found a.", fields: { key: "a" } },
    { level: "warn", message: "Found b.", fields: { key: "b" } },
  ]);
});

it("no more than the limit is logged", () => {
  const { logger, items } = createLogFeed();
  const warnings = new WarnOnce(logger, 2);
  for (const key of ["a", "b", "c", "a"]) warnings.warn(key, key);
  expect(items.map(({ message }) => message)).toEqual(["a", "b"]);
});
