import { escapeUnsafe } from "@stepflow/protocol/internal";
import type { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import type { OutputFormat } from "./output-format.ts";
import { paintFor } from "./paint.ts";

/** Writes an error to stderr: as sentences, or as one line of JSON. */
export function reportError(error: CliError, format: OutputFormat, { stderr, env }: CliIo): void {
  const { reason: code, message, at } = error;
  if (format === "json") {
    stderr.write(`${JSON.stringify({ error: { code, message, ...(at === undefined ? {} : { at }) } })}\n`);
    return;
  }
  const paint = paintFor(stderr, env);
  // Messages quote what runtimes, workers and flows contain.
  const text = escapeUnsafe(`${at === undefined ? "" : `${at}: `}${message}`, "\n\t");
  stderr.write(`${paint("red", "error")} ${text}\n`);
}
