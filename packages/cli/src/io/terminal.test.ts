import { expect, it } from "vitest";
import { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { reportError } from "./report-error.ts";
import { toTable } from "./table.ts";

const EVIL = "a\u001b[2J\u009b\u202eb";
const SAFE = "a\\x1b[2J\\x9b\\u202eb";

it("an error shows no control character of a runtime, a worker or a flow", () => {
  const parts: string[] = [];
  const stderr = { write: (part: string) => parts.push(part) > 0 };
  const error = new CliError("failed", EVIL);
  reportError(error, "text", { stderr, env: {} } as unknown as CliIo);
  expect(parts.join("")).toBe(`error ${SAFE}\n`);
});

it("a table shows colours, and no other control characters", () => {
  const red = "\u001b[31mfailed\u001b[39m";
  expect(
    toTable([
      ["step", EVIL],
      [red, "x"],
    ]),
  ).toBe(`step    ${SAFE}\n${red}  x\n`);
});
