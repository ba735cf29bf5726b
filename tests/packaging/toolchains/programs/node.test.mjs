import test from "node:test";
import { expect } from "expect";
import { CASES } from "./kit.mjs";
import { useMatchers } from "./matchers.mjs";

for (const [name, run] of Object.entries(CASES)) void test(name, run);
void test("matchers, with the package expect", () => useMatchers(expect));
