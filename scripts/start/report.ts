import { inspect } from "node:util";
import type { Callback } from "../../packages/cli/src/wire/callback.ts";
import type { Execution } from "../../packages/cli/src/wire/conversation.ts";
import type { Json } from "../../packages/cli/src/wire/json.ts";

/** Step of the flow. */
export interface FlowStep {
  readonly id: string;
  readonly component: string;
}

const MAX_CHARACTERS = 160;
const LABEL_WIDTH = 10;

/** Describes the executions of a run, step by step. */
export function reportSteps(steps: readonly FlowStep[], executions: readonly Execution[]): string {
  const components = new Map(steps.map(({ id, component }) => [id, component]));
  const executed = executions.map((execution, index) => {
    const { stepId, attempt, end } = execution;
    const again = attempt > 1 ? ` (attempt ${attempt})` : "";
    const title = `${index + 1}. ${stepId}${again}  ${components.get(stepId) ?? ""}  ${end ? duration(end.ms) : "no answer"}`;
    return [title, ...details(execution)].join("\n");
  });
  const skipped = steps.filter(({ id }) => !executions.some(({ stepId }) => stepId === id));
  const notes = skipped.map(({ id }) => `-  ${id} was not executed.`);
  return [...executed, ...notes].join("\n\n");
}

function details({ callbacks, log, end }: Execution): string[] {
  return [
    ...callbacks.map((callback) => line("callback", describeCallback(callback))),
    ...log.map((entry) => line("log", describeLog(entry))),
    ...(end === undefined ? [] : [describeEnd(end)]),
  ];
}

function describeCallback({ name, sent, result, ms, oneOf }: Callback): string {
  const answer = result === undefined ? "no answer" : `${result}  ${duration(ms ?? 0)}`;
  const whose = oneOf === undefined ? "" : `  (by ${oneOf.join(" or ")})`;
  return `${name}  ${sent} → ${answer}${whose}`;
}

const SHOWN_ELSEWHERE = ["timestamp", "logger", "component", "run_id", "step_id", "flow_id", "trace_id", "attempt"];

function describeLog({ level, message, ...fields }: Json): string {
  const own = Object.entries(fields).filter(([name]) => !SHOWN_ELSEWHERE.includes(name));
  const shown = own.map(([name, value]) => ` ${name}=${stackOf(value) ?? shorten(JSON.stringify(value) ?? "")}`);
  return `${level === "INFO" ? "" : `${level} `}${message}${shown.join("")}`;
}

/** Stack of an error, which is logged as an object. It helps the author of the component most. */
function stackOf(value: unknown): string | undefined {
  const stack = typeof value === "object" && value !== null && "stack" in value ? value.stack : undefined;
  return typeof stack === "string" ? indent(`\n${stack}`, 3 + LABEL_WIDTH) : undefined;
}

function describeEnd(end: NonNullable<Execution["end"]>): string {
  if ("output" in end) return line("output", shorten(JSON.stringify(end.output) ?? ""));
  const { error } = end;
  return line("error", error === undefined ? "the connection broke" : `${error["code"]}: ${error["message"]}`);
}

/** Prints a whole value, one field per line. */
export function reportOutput(value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `   ${show(value)}`;
  const width = Math.max(...Object.keys(value).map((name) => name.length));
  return Object.entries(value)
    .map(([name, field]) => `   ${name.padEnd(width)}  ${indent(show(withoutBacktraces(field)), 5 + width)}`)
    .join("\n");
}

function show(value: unknown): string {
  return typeof value === "string" && value !== ""
    ? value
    : inspect(value, { depth: null, breakLength: 100, maxStringLength: 2_000 });
}

/** Removes the backtraces that runtimes add to each error. */
function withoutBacktraces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (name, field) => (name === "backtrace" ? undefined : field));
}

function indent(text: string, columns: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(columns)}`);
}

function line(label: string, text: string): string {
  return `   ${label.padEnd(LABEL_WIDTH)}${text}`;
}

function shorten(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  // Cut between characters, not between surrogates.
  const start = [...text.slice(0, MAX_CHARACTERS + 1)].slice(0, -1).join("");
  return `${start}… (${text.length.toLocaleString("en")} characters)`;
}

function duration(ms: number): string {
  return ms < 1_000 ? `${ms.toFixed(1)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
