import { describe, it } from "vitest";
import { BUNDLER_NAMES } from "./bundlers.ts";
import { runBundled } from "./run-bundled.ts";

describe.each(BUNDLER_NAMES)("%s", (bundler) => {
  it.each([
    ["esm", false],
    ["esm", true],
    ["cjs", false],
    ["cjs", true],
  ] as const)("bundles a worker as %s, minified: %s", async (format, minify) => {
    await runBundled(bundler, format, minify);
  });
});
