import type { FlowResult } from "@stepflow/protocol";
import { escapeUnsafe, escapeUnsafeJson } from "@stepflow/protocol/internal";
import { formatMs } from "../../io/format-ms.ts";
import type { Colour, Paint } from "../../io/paint.ts";
import type { LiveCall, LiveStep } from "../../runtimes/run-target.ts";

/** Characters of a result that are shown. */
const MAX_RESULT = 120;

/** Signs and colours of states. */
const SIGNS: Readonly<Record<string, readonly [sign: string, colour: Colour]>> = {
  completed: ["✔", "green"],
  failed: ["✘", "red"],
  running: ["▸", "yellow"],
  pinned: ["✔", "cyan"],
  waiting: ["·", "dim"],
};

/**
 * Draws the steps of a run, each with its callbacks and its result.
 *
 * @param passedMs time since the steps were read; undefined if the run has ended.
 */
export function toStepLines(steps: readonly LiveStep[], paint: Paint, passedMs?: number): string[] {
  const idWidth = Math.max(0, ...steps.map(({ stepId }) => escapeUnsafe(stepId).length));
  const componentWidth = Math.max(0, ...steps.map(({ component }) => escapeUnsafe(component).length));
  return steps.flatMap((step) => {
    const [sign, colour] = SIGNS[step.state] ?? ["?", "yellow"];
    const id = escapeUnsafe(step.stepId).padEnd(idWidth);
    const component = paint("dim", escapeUnsafe(step.component).padEnd(componentWidth));
    const head = `${paint(colour, sign)} ${paint("bold", id)}  ${component}  ${describe(step, passedMs)}`;
    return [head.trimEnd(), ...step.calls.map((call) => toCallLine(call, paint)), ...toResultLines(step.result, paint)];
  });
}

function describe({ state, attempts = 0, ms }: LiveStep, passedMs: number | undefined): string {
  const shown = ms === undefined ? "" : formatMs(state === "running" ? ms + (passedMs ?? 0) : ms);
  const isPlain = state === "completed" && shown !== "";
  const stateText = isPlain ? "" : state === "waiting" && passedMs === undefined ? "not executed" : state;
  return [stateText, shown, attempts > 1 ? `${attempts} attempts` : ""].filter((part) => part !== "").join("  ");
}

function toCallLine({ method, ms, error }: LiveCall, paint: Paint): string {
  const end = error === undefined ? formatMs(ms) : paint("red", escapeUnsafe(error));
  return `    ${paint("cyan", "←")} ${escapeUnsafe(method)}  ${end}`;
}

function toResultLines(result: FlowResult | undefined, paint: Paint): string[] {
  if (result === undefined) return [];
  if (result.outcome === "failed") {
    return [`    ${paint("red", shorten(escapeUnsafe(`${result.error.code}: ${result.error.message}`)))}`];
  }
  return [`    ${paint("dim", shorten(escapeUnsafeJson(JSON.stringify(result.result))))}`];
}

function shorten(text: string): string {
  const characters = [...text.slice(0, 2 * MAX_RESULT)];
  return characters.length <= MAX_RESULT ? text : `${characters.slice(0, MAX_RESULT - 1).join("")}…`;
}
