import { expect, it } from "vitest";
import { handWritten, isTest, readText } from "./repository.ts";

const CODES = "packages/protocol/src/errors/error-codes.ts";
const commentOf = new Map(
  [...readText(CODES).matchAll(/\/\*\* (.*) \*\/\n\s*(\w+): -/g)].map(([, text, name]) => [name, text]),
);

it("names each class that has an error code of its own beside the code", () => {
  const sources = handWritten("packages").filter((path) => !isTest(path));
  const found = sources.flatMap((path) =>
    readText(path)
      .split(/^(?=(?:export )?(?:abstract )?class )/m)
      .flatMap((text) => {
        const name = /^(?:export )?(?:abstract )?class (\w+)/.exec(text)?.[1];
        const code = /super\(\s*(?:\w+\.?\w* \?\? )?ERROR_CODES\.(\w+)/.exec(text)?.[1];
        return name === undefined || code === undefined ? [] : [{ name, code }];
      }),
  );
  expect(found.length).toBeGreaterThan(15);
  expect(found.filter(({ name, code }) => !commentOf.get(code)?.includes(`\`${name}\``))).toEqual([]);
});

it("describes every error code", () => {
  const names = [...readText(CODES).matchAll(/^ {2}(\w+): -/gm)].map(([, name]) => name);
  expect(names.filter((name) => !commentOf.has(name))).toEqual([]);
});
