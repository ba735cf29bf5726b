import type { DiagnosticLevel } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import { exitCodeOf } from "../../exit/exit-code.ts";
import type { CliIo } from "../../io/cli-io.ts";
import type { OutputFormat } from "../../io/output-format.ts";
import { paintFor } from "../../io/paint.ts";
import { readTextFile } from "../../values/read-file.ts";
import type { WorkerOptions } from "../../workers/worker-spec.ts";
import { checkFlow } from "./check-flow.ts";
import { findComponentTable } from "./find-component-table.ts";
import type { Finding } from "./finding.ts";
import { toFindingLines } from "./finding-lines.ts";

/** Arguments and options of `validate`. */
export interface ValidateOptions extends WorkerOptions {
  readonly flows: readonly string[];
  readonly strict?: true | undefined;
  readonly typeCheck?: true | undefined;
  readonly config?: string | undefined;
  readonly timeout: number;
  readonly format: OutputFormat;
}

/** Checks flows, and prints what is found. */
export async function validateFlows(options: ValidateOptions, io: CliIo): Promise<number> {
  const { flows, strict, typeCheck, format } = options;
  if (flows.length === 0) throw new CliError("usage", "No flow is given. Add --flow FILE.");
  const neededBy = typeCheck === true ? "--type-check" : undefined;
  const components = await findComponentTable({ ...options, flow: flows[0] ?? ".", neededBy }, io);
  const findings: Finding[] = [];
  for (const flow of flows) {
    const text = await readTextFile(flow, io);
    findings.push(...checkFlow(flow, text, { components, types: typeCheck === true }));
  }
  const isWrong = findings.some(({ level }) => strict === true || level !== "warning");
  io.stdout.write(
    format === "json" ? `${JSON.stringify({ valid: !isWrong, findings })}\n` : toText(findings, flows, io),
  );
  return isWrong ? exitCodeOf("differences") : 0;
}

function toText(findings: readonly Finding[], flows: readonly string[], io: CliIo): string {
  const lines = toFindingLines(findings, paintFor(io.stdout, io.env));
  const count = (name: DiagnosticLevel): number => findings.filter(({ level }) => level === name).length;
  const parts = [plural(count("fatal") + count("error"), "error"), plural(count("warning"), "warning")];
  lines.push(`${plural(flows.length, "flow")}: ${parts.join(", ")}`);
  return `${lines.join("\n")}\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
