import { type DiagnosticLevel, inspectFlow } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import { exitCodeOf } from "../../exit/exit-code.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { startDeadline } from "../../io/deadline.ts";
import type { OutputFormat } from "../../io/output-format.ts";
import { type Colour, paintFor } from "../../io/paint.ts";
import { findComponents } from "../../runtimes/find-components.ts";
import { readTextFile } from "../../values/read-file.ts";
import { readWorkerSpecs, type WorkerOptions } from "../../workers/worker-spec.ts";
import { findUnknownComponents } from "./unknown-components.ts";

/** Arguments and options of `validate`. */
export interface ValidateOptions extends WorkerOptions {
  readonly flows: readonly string[];
  readonly strict?: true | undefined;
  readonly timeout: number;
  readonly format: OutputFormat;
}

/** A finding about a flow. */
interface Finding {
  readonly flow: string;
  readonly level: DiagnosticLevel;
  readonly message: string;
  readonly pointer: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

const COLOURS: Readonly<Record<DiagnosticLevel, Colour>> = { fatal: "red", error: "red", warning: "yellow" };

/** Checks flows, and prints what is found. */
export async function validateFlows(options: ValidateOptions, io: CliIo): Promise<number> {
  const { flows, strict, format } = options;
  if (flows.length === 0) throw new CliError("usage", "No flow is given. Add --flow FILE.");
  const components = await componentsOf(options, io);
  const findings: Finding[] = [];
  for (const flow of flows) {
    const inspected = inspectFlow(await readTextFile(flow, io), { source: flow });
    for (const { level, message, pointer, line, column } of inspected.diagnostics) {
      findings.push({ flow, level, message, pointer, line, column });
    }
    if (components === undefined || inspected.flow === undefined) continue;
    const unknown = findUnknownComponents(inspected.flow.plan.steps, components);
    findings.push(...unknown.map((one) => ({ flow, level: "error" as const, ...one })));
  }
  const isWrong = findings.some(({ level }) => strict === true || level !== "warning");
  io.stdout.write(
    format === "json" ? `${JSON.stringify({ valid: !isWrong, findings })}\n` : toText(findings, flows, io),
  );
  return isWrong ? exitCodeOf("differences") : 0;
}

async function componentsOf(options: ValidateOptions, io: CliIo): Promise<readonly string[] | undefined> {
  const specs = readWorkerSpecs(options);
  if (specs.length === 0) return undefined;
  using deadline = startDeadline(io.signal, options.timeout);
  const sources = { specs, config: undefined, url: undefined, timeoutMs: options.timeout };
  const found = await findComponents(sources, { ...io, signal: deadline.signal });
  return found.map(({ component }) => component);
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
