import { parseArgs } from "node:util";

export interface TestArguments {
  /** Names of the selected parts. undefined means all parts. */
  only: readonly string[] | undefined;
  /** Substrings of paths. The parts run by vitest run only test files whose path contains one of them. */
  filters: readonly string[];
}

/** Reads the arguments of `npm test`. @throws TypeError for unknown options */
export function readArguments(args: readonly string[]): TestArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { only: { type: "string", multiple: true } },
    allowPositionals: true,
  });
  const only = values.only?.flatMap((value) => value.split(",")).filter((name) => name !== "");
  return { only, filters: positionals };
}
