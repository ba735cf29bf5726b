import { dirname } from "node:path";
import type { DiagnosticLevel } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import { exitCodeOf } from "../../exit/exit-code.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { startDeadline } from "../../io/deadline.ts";
import type { OutputFormat } from "../../io/output-format.ts";
import { type Colour, paintFor } from "../../io/paint.ts";
import { findComponents } from "../../runtimes/find-components.ts";
import { findConfig } from "../../runtimes/find-config.ts";
import { readTextFile } from "../../values/read-file.ts";
import { readWorkerSpecs, type WorkerOptions } from "../../workers/worker-spec.ts";
import { checkFlow } from "./check-flow.ts";
import { ComponentTable } from "./component-table.ts";
import type { Finding } from "./finding.ts";

/** Arguments and options of `validate`. */
export interface ValidateOptions extends WorkerOptions {
  readonly flows: readonly string[];
  readonly strict?: true | undefined;
  readonly typeCheck?: true | undefined;
  readonly config?: string | undefined;
  readonly timeout: number;
  readonly format: OutputFormat;
}

const COLOURS: Readonly<Record<DiagnosticLevel, Colour>> = { fatal: "red", error: "red", warning: "yellow" };

/** Checks flows, and prints what is found. */
export async function validateFlows(options: ValidateOptions, io: CliIo): Promise<number> {
  const { flows, strict, typeCheck, format } = options;
  if (flows.length === 0) throw new CliError("usage", "No flow is given. Add --flow FILE.");
  const components = await componentsOf(options, io);
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

async function componentsOf(options: ValidateOptions, io: CliIo): Promise<ComponentTable | undefined> {
  const { typeCheck, timeout, flows } = options;
  const specs = readWorkerSpecs(options);
  const found = specs.length === 0 && typeCheck === true ? findConfig(dirname(flows[0] ?? "."), io) : undefined;
  const { config = found } = options;
  if (specs.length > 0 && config !== undefined) {
    throw new CliError("usage", "Name the workers by --worker and --command, or by --config, and not by both.");
  }
  if (specs.length === 0 && config === undefined) {
    if (typeCheck !== true) return undefined;
    throw new CliError("usage", "--type-check needs the components: add --worker, --command or --config.");
  }
  using deadline = startDeadline(io.signal, timeout);
  const sources = { specs, config, url: undefined, timeoutMs: timeout };
  return new ComponentTable(await findComponents(sources, { ...io, signal: deadline.signal }));
}

function toText(findings: readonly Finding[], flows: readonly string[], io: CliIo): string {
  const paint = paintFor(io.stdout, io.env);
  const lines = findings.map(({ flow, level, message, pointer, line, column }) => {
    const position = line === undefined ? (pointer === "" ? "" : ` (${pointer})`) : `:${line}:${column ?? 1}`;
    return `${flow}${position} ${paint(COLOURS[level], level)} ${message}`;
  });
  const count = (name: DiagnosticLevel): number => findings.filter(({ level }) => level === name).length;
  const parts = [plural(count("fatal") + count("error"), "error"), plural(count("warning"), "warning")];
  lines.push(`${plural(flows.length, "flow")}: ${parts.join(", ")}`);
  return `${lines.join("\n")}\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
