import { expect, it } from "vitest";
import { checkOptionNames } from "./check-option-names.ts";

const NAMES = { port: true, host: true, timeoutMs: true } as const;
const check = (options: object): void => checkOptionNames("serve", options, NAMES);

it("accepts the options that exist", () => {
  expect(() => check({})).not.toThrow();
  expect(() => check({ host: undefined, port: 1 })).not.toThrow();
});

it("refuses the first option that does not exist, and lists those that do", () => {
  expect(() => check({ port: 1, toString: 1 })).toThrow(
    new TypeError('serve: there is no option "toString". The options are port, host, timeoutMs.'),
  );
});

it("suggests the option that a misspelt one probably means", () => {
  expect(() => check({ timeoutMS: 1 })).toThrow(
    new TypeError('serve: there is no option "timeoutMS". Did you mean "timeoutMs"?'),
  );
});
