import type { Choice } from "../choices/choice.ts";
import { PACKAGE_MANAGERS } from "../choices/package-manager.ts";
import { SCHEMA_LIBRARIES } from "../choices/schema-library.ts";
import { TEMPLATES } from "../choices/template.ts";

/** Text of `--help`. */
export const HELP: string = `Creates a TypeScript project with a Stepflow worker.

Usage: npm create stepflow-worker [folder] -- [options]

  -t, --template <name>   what the project contains
${listOf(TEMPLATES)}
  -s, --schema <library>  how components describe their inputs and outputs
${listOf(SCHEMA_LIBRARIES)}
      --pm <name>         ${PACKAGE_MANAGERS.map(({ value }) => value).join(", ")}; the one that runs this program if omitted
      --no-install        install no dependencies
      --no-git            create no git repository
  -y, --yes               take defaults instead of asking
  -h, --help              print this help
  -V, --version           print the version

Without a terminal it never asks. The folder is created as a whole or not at all.
`;

function listOf(choices: readonly Choice<string>[]): string {
  return choices.map(({ value, hint }) => `${" ".repeat(26)}${value.padEnd(14)}${hint}`).join("\n");
}
