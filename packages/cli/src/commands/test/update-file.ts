import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { FlowResult } from "@stepflow/protocol";
import { isMap, isNode, isSeq, parseDocument } from "yaml";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import type { JudgedCase } from "./judge.ts";
import type { TestFile } from "./test-files.ts";

/** Writes the actual results into the test cases of a flow. The text outside of the outputs stays as it is. */
export async function updateFile({ path, text }: TestFile, cases: readonly JudgedCase[], io: CliIo): Promise<void> {
  const updated = cases.reduce(
    (current, { case: { index }, result }) => withOutput(current, index, result, path),
    text,
  );
  if (updated !== text) await writeFile(resolve(io.cwd, path), updated);
}

function withOutput(text: string, index: number, result: FlowResult | undefined, path: string): string {
  if (result === undefined) return text;
  const document = parseDocument(text);
  const cases = document.getIn(["test", "cases"]);
  const entry = isSeq(cases) ? cases.items[index] : undefined;
  if (!isMap(entry)) throw new CliError("usage", `Test case ${index} of ${path} cannot be updated.`, { at: path });
  const { outcome } = result;
  const output =
    outcome === "success"
      ? { outcome, result: result.result }
      : { outcome, error: { code: result.error.code, message: result.error.message } };
  // JSON is YAML, and fits on the line of the value whatever its indentation is.
  const value = JSON.stringify(output);
  const old = rangeOf(entry.items.find(({ key }) => String(key) === "output")?.value, text);
  if (old !== undefined) return text.slice(0, old.start) + value + text.slice(old.end);
  const last = entry.items.at(-1);
  const end = (rangeOf(last?.value, text) ?? rangeOf(last?.key, text))?.end;
  const start = rangeOf(entry.items[0]?.key, text)?.start;
  if (end === undefined || start === undefined) return text;
  const gap = entry.flow === true ? ", " : `\n${" ".repeat(start - text.lastIndexOf("\n", start) - 1)}`;
  const name = /\.json$/i.test(path) ? '"output"' : "output";
  return `${text.slice(0, end)}${gap}${name}: ${value}${text.slice(end)}`;
}

/** Place of a node in the text, without the space behind it. */
function rangeOf(node: unknown, text: string): { start: number; end: number } | undefined {
  if (!isNode(node) || !node.range) return undefined;
  const [start, end] = node.range;
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
