import { InvalidArgumentError } from "@commander-js/extra-typings";
import { OUTPUT_FORMATS, type OutputFormat } from "../io/output-format.ts";

/** Description of `--worker`. */
export const WORKER_HELP = "worker: a file that exports one, or the URL of a running one (repeatable)";
/** Description of `--command`. */
export const COMMAND_HELP = "worker: a program that prints its port (repeatable)";
/** Description of `--format`. */
export const FORMAT_HELP: string = `form of the result: ${OUTPUT_FORMATS.join(" or ")}`;
/** Description of `--timeout`. */
export const TIMEOUT_HELP = "deadline, such as 500ms, 30s or 2m";

/** Description of `--runtime`. */
export const RUNTIME_HELP = "embedded, a version that is installed and started, or the URL of a running runtime";
/** Description of `--config`. */
export const CONFIG_HELP = "a stepflow-config.yml with workers and routes";
/** Description of `--quirks`. */
export const QUIRKS_HELP = "version that the embedded runtime imitates with its defects, such as 0.13.0";
/** Description of `--files`. */
export const FILES_HELP = "folder whose files /builtin/load_file of the embedded runtime may read";
/** Description of `--runs`. */
export const RUNS_HELP = "folder that keeps runs; earlier ones are looked for in .stepflow/runs if it is omitted";
/** Description of `--cacert`. */
export const CACERT_HELP = "PEM file with the authority of a runtime at https://…; $STEPFLOW_TLS_CA_FILE if omitted";
/** Description of `--cert`. */
export const CERT_HELP = "PEM file with the certificate of this client; $STEPFLOW_TLS_CERT_FILE if omitted";
/** Description of `--key`. */
export const KEY_HELP = "PEM file with the key of --cert; $STEPFLOW_TLS_KEY_FILE if omitted";
/** Default of `--timeout`. */
export const DEFAULT_TIMEOUT_MS = 300_000;

/** Collects the values of an option that may be repeated. */
export function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}

/** Reads the value of `--format`. */
export function parseFormat(text: string): OutputFormat {
  return parseChoice(text, OUTPUT_FORMATS);
}

/** Reads a value that must be one of a few. @throws InvalidArgumentError that lists them. */
export function parseChoice<Choice extends string>(text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((one) => one === text);
  if (choice !== undefined) return choice;
  throw new InvalidArgumentError(`Use one of ${choices.join(", ")}.`);
}

/** Reads `true` or `false`. */
export function parseBoolean(text: string): boolean {
  return parseChoice(text, ["true", "false"]) === "true";
}

/** Reads a port. 0 stands for any free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("Use a number from 0 to 65535.");
}
