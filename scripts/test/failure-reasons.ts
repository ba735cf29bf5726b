import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outcome } from "./check.ts";

/** Lines of output that are shown of a failed tool. Its complete output is in the log. */
const MAX_LINES = 60;

/**
 * Returns what is printed of a part that failed: the reason of each failed test, or the last lines of output if no test gives one. The
 * complete output is written to a log in `folder`, which the text names.
 */
export async function explain(part: string, { checks, output }: Outcome, folder: string): Promise<string> {
  const failed = checks.filter(({ passed }) => !passed);
  const reasons = failed.flatMap(({ name, reason }) => (reason === undefined ? [] : [`${name}\n${indent(reason)}`]));
  const lines = output.trimEnd().split("\n");
  if (reasons.length === 0 && lines.length <= MAX_LINES) return `${lines.join("\n")}\n`;
  await mkdir(folder, { recursive: true });
  const log = join(folder, `${part}.log`);
  await writeFile(log, output);
  const shown = reasons.length > 0 ? reasons : lines.slice(-MAX_LINES);
  return `${shown.join("\n")}\nThe complete output is in ${log}.\n`;
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}
