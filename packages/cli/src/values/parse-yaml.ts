import { readText } from "@stepflow/protocol/yaml";
import { CliError } from "../exit/cli-error.ts";

/**
 * Parses YAML by the rules of real runtimes.
 *
 * @param source name of the text in errors, such as the path of its file.
 * @throws CliError with line and column of the first fault.
 */
export function parseYaml(text: string, source: string): unknown {
  const read = readText(text, { what: "a value", isRepeatable: () => false });
  const fault = read.notes.find(({ kind }) => kind === "malformed");
  if (fault === undefined) return read.toValue();
  const at = `${source}:${fault.line}:${fault.column}`;
  throw new CliError("usage", `The YAML is malformed: ${fault.message}.`, { at });
}
