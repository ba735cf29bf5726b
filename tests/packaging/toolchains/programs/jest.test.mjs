import { expect, jest, test } from "@jest/globals";
import { useFakeTimers } from "./fake-timers.mjs";
import { CASES } from "./kit.mjs";
import { useMatchers } from "./matchers.mjs";

for (const [name, run] of Object.entries(CASES)) test(name, run);
test("matchers", () => useMatchers(expect));
test("fake timers", () => useFakeTimers(jest));
