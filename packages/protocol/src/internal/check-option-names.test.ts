import { expect, it } from "vitest";
import { checkOptionNames } from "./check-option-names.ts";

it("refuses the first option that does not exist, and lists those that do", () => {
  const names = { port: true, host: true } as const;
  expect(() => checkOptionNames("serve", {}, names)).not.toThrow();
  expect(() => checkOptionNames("serve", { host: undefined, port: 1 }, names)).not.toThrow();
  expect(() => checkOptionNames("serve", { port: 1, toString: 1 }, names)).toThrow(
    new TypeError('serve: there is no option "toString". The options are port, host.'),
  );
});
