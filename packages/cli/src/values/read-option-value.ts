import { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "../io/cli-io.ts";
import { parseJson } from "./parse-json.ts";
import { readStdin, readValueFile } from "./read-file.ts";

/** A value that an option names in one of three ways: `--input FILE`, `--input-json` and `--input-yaml`. */
export interface OptionValue {
  /** Name of the option, such as `input`. */
  readonly name: string;
  /** Path of a file, or `-` for the standard input. */
  readonly file: string | undefined;
  readonly json: string | undefined;
  readonly yaml: string | undefined;
}

/** Reads the value. Undefined if no option names it. @throws CliError for a malformed value, or for more than one option. */
export async function readOptionValue({ name, file, json, yaml }: OptionValue, io: CliIo): Promise<unknown> {
  if ([file, json, yaml].filter((one) => one !== undefined).length > 1) {
    throw new CliError("usage", `Use only one of --${name}, --${name}-json and --${name}-yaml.`);
  }
  if (json !== undefined) return parseJson(json, `--${name}-json`);
  if (yaml !== undefined) return (await import("./parse-yaml.ts")).parseYaml(yaml, `--${name}-yaml`);
  if (file === "-") return parseJson(await readStdin(io), "stdin");
  return file === undefined ? undefined : await readValueFile(file, io);
}
