import { expect, jest, test } from "bun:test";
import { useFakeTimers } from "./fake-timers.mjs";
import { CASES } from "./kit.mjs";
import { useMatchers } from "./matchers.mjs";

for (const [name, run] of Object.entries(CASES)) test(name, run);
test("matchers", () => useMatchers(expect));
test("fake timers of Bun cannot be advanced one by one, and the kit says so", async () => {
  await expect(useFakeTimers(jest)).rejects.toThrow("as those of Bun");
});
