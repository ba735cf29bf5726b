import { parseArgs } from "node:util";

export interface TestArguments {
  /** Names of parts; all of them when undefined. */
  only: readonly string[] | undefined;
  /** Test files to which the parts run by vitest are narrowed: a path matches when it contains one of these. */
  filters: readonly string[];
}

/** Reads the arguments of `npm test`. Throws on options it does not know. */
export function readArguments(args: readonly string[]): TestArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { only: { type: "string", multiple: true } },
    allowPositionals: true,
  });
  const only = values.only?.flatMap((value) => value.split(",")).filter((name) => name !== "");
  return { only, filters: positionals };
}
