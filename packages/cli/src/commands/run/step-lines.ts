import type { FlowResult } from "@stepflow/protocol";
import { escapeUnsafe, escapeUnsafeJson } from "@stepflow/protocol/internal";
import { formatMs } from "../../io/format-ms.ts";
import type { Colour, Paint } from "../../io/paint.ts";
import type { LiveStep } from "../../runtimes/run-target.ts";
import type { Callback } from "../../wire/callback.ts";
import type { Json } from "../../wire/json.ts";

/** Characters of a value that are shown. */
const MAX_CHARACTERS = 160;
/** Characters of an error that are shown. */
const MAX_ERROR_CHARACTERS = 2_000;
const INDENT = "   ";
const LABEL_WIDTH = 10;

/** Colours of states. A state that is not among them is yellow. */
const COLOURS: Readonly<Record<string, Colour>> = { completed: "green", failed: "red", pinned: "cyan", waiting: "dim" };

/**
 * Draws the executions of a run, each with its callbacks, log lines and result.
 *
 * @param isLive whether the run is under way. Executions that have ended then take one line.
 */
export function toStepLines(steps: readonly LiveStep[], paint: Paint, isLive: boolean): string[] {
  let number = 0;
  const blocks = steps.map((step) => {
    if (step.state === "waiting") return toWaitingLines(step, paint, isLive);
    number += 1;
    const title = toTitle(number, step, paint);
    return isLive && step.state !== "running" ? [title] : [title, ...toDetails(step, paint)];
  });
  return isLive ? blocks.flat() : blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

function toWaitingLines({ stepId, component }: LiveStep, paint: Paint, isLive: boolean): string[] {
  const id = escapeUnsafe(stepId);
  if (isLive) return [`${paint("dim", "-")}  ${id}  ${paint("dim", escapeUnsafe(component))}  waiting`];
  return [`-  ${id} was not executed.`];
}

function toTitle(number: number, { stepId, component, state, attempt = 1, ms }: LiveStep, paint: Paint): string {
  const again = attempt > 1 ? ` (attempt ${attempt})` : "";
  const sign = paint(COLOURS[state] ?? "yellow", `${number}.`);
  const time = ms === undefined || state === "pinned" ? [] : [formatMs(ms)];
  // A failed execution has its error below.
  const end = state === "completed" || (state === "failed" && time.length > 0) ? time : [state, ...time];
  const head = `${sign} ${paint("bold", escapeUnsafe(stepId))}${again}  ${escapeUnsafe(component)}`;
  return `${head}  ${end.join("  ")}`.trimEnd();
}

function toDetails({ callbacks, log, result }: LiveStep, paint: Paint): string[] {
  return [
    ...callbacks.map((callback) => toLine("callback", describeCallback(callback), paint, "cyan")),
    ...log.flatMap((entry) => toLogLines(entry, paint)),
    ...toResultLines(result, paint),
  ];
}

function describeCallback({ name, sent, result, ms, oneOf }: Callback): string {
  const answer = result === undefined ? "no answer" : `${result}  ${formatMs(ms ?? 0)}`;
  const whose = oneOf === undefined ? "" : `  (by ${oneOf.join(" or ")})`;
  return escapeUnsafe(`${name}  ${sent} → ${answer}${whose}`);
}

/** Fields of a log line that the step has already. Workers of other languages add more of them. */
const SHOWN_ELSEWHERE: readonly string[] = [
  ...["timestamp", "logger", "component", "component_id", "run_id", "step_id", "flow_id", "trace_id", "span_id"],
  ...["attempt", "task_id"],
];

function toLogLines({ level, message, ...fields }: Json, paint: Paint): string[] {
  const own = Object.entries(fields).filter(([name]) => !SHOWN_ELSEWHERE.includes(name));
  const stacks = own.flatMap(([, value]) => stackOf(value) ?? []);
  const shown = own
    .filter(([, value]) => stackOf(value) === undefined)
    .map(([name, value]) => ` ${name}=${shorten(escapeUnsafeJson(JSON.stringify(value) ?? ""))}`);
  const prefix = typeof level !== "string" || level === "INFO" ? "" : `${level} `;
  const text = `${escapeUnsafe(`${prefix}${String(message ?? "")}`, "\t")}${shown.join("")}`;
  const below = stacks.flatMap((stack) => stack.split("\n"));
  return [
    toLine("log", text, paint, level === "ERROR" ? "red" : "dim"),
    ...below.map((line) => `${INDENT}${" ".repeat(LABEL_WIDTH)}${escapeUnsafe(line, "\t")}`),
  ];
}

/** Stack of an error, which is logged as an object. It helps the author of the component most. */
function stackOf(value: unknown): string | undefined {
  const stack = typeof value === "object" && value !== null && "stack" in value ? value.stack : undefined;
  return typeof stack === "string" ? stack : undefined;
}

function toResultLines(result: FlowResult | undefined, paint: Paint): string[] {
  if (result === undefined) return [];
  if (result.outcome === "success") {
    return [toLine("output", shorten(escapeUnsafeJson(JSON.stringify(result.result) ?? "")), paint, "dim")];
  }
  return [
    toLine(
      "error",
      shorten(escapeUnsafe(`${result.error.code}: ${result.error.message}`), MAX_ERROR_CHARACTERS),
      paint,
      "red",
    ),
  ];
}

function toLine(label: string, text: string, paint: Paint, colour: Colour): string {
  return `${INDENT}${paint(colour, label.padEnd(LABEL_WIDTH))}${text}`;
}

/** Cuts a text between characters, not between surrogates. */
function shorten(text: string, limit: number = MAX_CHARACTERS): string {
  if (text.length <= limit) return text;
  const start = [...text.slice(0, limit + 1)].slice(0, -1).join("");
  return `${start}… (${text.length.toLocaleString("en")} characters)`;
}
