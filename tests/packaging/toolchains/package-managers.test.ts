import { expect, it } from "vitest";
import { installAndRun, PACKAGE_MANAGERS } from "./package-managers.ts";

it.each(PACKAGE_MANAGERS)("%s installs what the packages need, and a program works", async (name) => {
  expect(await installAndRun(name)).toBe("works\n");
});
