import { parseArgs } from "node:util";
import { readChoice } from "../choices/choice.ts";
import { nearestWord } from "../choices/nearest-word.ts";
import { PACKAGE_MANAGERS, type PackageManager } from "../choices/package-manager.ts";
import { SCHEMA_LIBRARIES, type SchemaLibrary } from "../choices/schema-library.ts";
import { TEMPLATES, type Template } from "../choices/template.ts";
import { CreateError } from "../exit/create-error.ts";

/** What the command line says. Undefined means that it is open. */
export interface Arguments {
  readonly folder: string | undefined;
  readonly template: Template | undefined;
  readonly schema: SchemaLibrary | undefined;
  readonly packageManager: PackageManager | undefined;
  readonly install: boolean | undefined;
  readonly git: boolean | undefined;
  /** Whether defaults take the place of questions. */
  readonly yes: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const OPTIONS = {
  template: { type: "string", short: "t" },
  schema: { type: "string", short: "s" },
  pm: { type: "string" },
  install: { type: "boolean" },
  git: { type: "boolean" },
  yes: { type: "boolean", short: "y" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

/** Reads the arguments. @throws CreateError for an unknown option or value, with a suggestion. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [folder, second] = positionals;
  if (second !== undefined) {
    throw new CreateError("usage", `One folder is enough: got ${folder} and ${second}.`);
  }
  return {
    folder,
    template: values.template === undefined ? undefined : readChoice("The template", values.template, TEMPLATES),
    schema: values.schema === undefined ? undefined : readChoice("The schema library", values.schema, SCHEMA_LIBRARIES),
    packageManager:
      values.pm === undefined ? undefined : readChoice("The package manager", values.pm, PACKAGE_MANAGERS),
    install: values.install,
    git: values.git,
    yes: values.yes ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

type Parsed = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true; allowNegative: true }>>;

function parse(args: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, allowNegative: true });
  } catch (cause) {
    throw new CreateError("usage", faultOf(cause as Error & { code?: string }), { cause });
  }
}

/** Node adds advice about `--` to its messages, which does not help here. */
function faultOf({ code, message }: Error & { code?: string }): string {
  const [, option = ""] = /'(?:-\w, )?(--?[^'\s<=]+)/.exec(message) ?? [];
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const needsValue = message.includes("argument missing") || message.includes("ambiguous");
    return needsValue ? `The option ${option} needs a value.` : `The option ${option} takes no value.`;
  }
  const nearest = nearestWord(option.replace(/^-+/, ""), Object.keys(OPTIONS));
  return `The option ${option} does not exist: ${nearest === undefined ? "see --help." : `did you mean --${nearest}?`}`;
}
