import { isJsonObject } from "@stepflow/protocol";
import type { RecordedExecution } from "./watch/recorded-execution.ts";

/** What is asked of an error; what is not named may be anything. */
export interface ExpectedFailure {
  readonly code?: number | undefined;
  /** A part of the message, or a pattern that it matches. */
  readonly message?: string | RegExp | undefined;
  readonly data?: unknown;
}

/** Whether an error is what was asked for. */
export function isAsExpected(
  error: unknown,
  { code, message, data }: ExpectedFailure,
  equals: (a: unknown, b: unknown) => boolean,
): boolean {
  if (!isJsonObject(error)) return false;
  const said = String(error["message"]);
  const isSaid = message === undefined || (typeof message === "string" ? said.includes(message) : message.test(said));
  return (
    isSaid && (code === undefined || error["code"] === code) && (data === undefined || equals(error["data"], data))
  );
}

const MOST_LINES = 20;

/** What helps to understand a failed assertion: what was executed, what was broken and how to have it again. */
export function describeOrigin(runtime: unknown): string {
  if (typeof runtime !== "object" || runtime === null || !("replay" in runtime)) return "";
  const { replay, faults, executions } = runtime as {
    readonly replay: string | undefined;
    readonly faults: readonly { readonly kind: string; readonly message: string }[];
    executions(): readonly RecordedExecution[];
  };
  const executed = section("Executed", executions.call(runtime).map(describeExecution));
  if (replay === undefined) return executed;
  const broken = section(
    "Faults",
    faults.map(({ kind, message }) => `${kind}: ${message}`),
  );
  return `${executed}${broken}\n\nReplay with ${replay}`;
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const shown = lines.slice(0, MOST_LINES).map((line) => `\n  ${line}`);
  const more = lines.length > MOST_LINES ? `\n  … and ${lines.length - MOST_LINES} more` : "";
  return `\n\n${title}:${shown.join("")}${more}`;
}

function describeExecution({ component, attempt, status, error, callbacks }: RecordedExecution): string {
  const asked = callbacks.map(({ method }) => method);
  const after = asked.length === 0 ? "" : ` after ${asked.join(", ")}`;
  return `${component} (attempt ${attempt}) ${status}${after}${error === undefined ? "" : `: ${error.code} ${error.message}`}`;
}
