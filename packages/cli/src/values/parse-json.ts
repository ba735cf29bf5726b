import { CliError } from "../exit/cli-error.ts";
import { findJsonFault } from "./json-fault.ts";

/**
 * Parses JSON.
 *
 * @param source name of the text in errors, such as the path of its file.
 * @throws CliError with line and column of the fault.
 */
export function parseJson(text: string, source: string): unknown {
  const content = text.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(content);
  } catch (cause) {
    const { offset, expected } = findJsonFault(content) ?? { offset: 0, expected: "JSON" };
    const before = content.slice(0, offset).split("\n");
    const at = `${source}:${before.length}:${(before.at(-1) ?? "").length + 1}`;
    throw new CliError("usage", `The JSON is malformed: expected ${expected}, got ${found(content, offset)}.`, {
      at,
      cause,
    });
  }
}

function found(text: string, offset: number): string {
  return offset >= text.length ? "the end of the text" : JSON.stringify(text.slice(offset, offset + 12));
}
