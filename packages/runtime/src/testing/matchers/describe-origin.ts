import type { RecordedExecution } from "../watch/recorded-execution.ts";

const MAX_LINES = 20;

/** Describes what helps to understand a failed assertion: executions, injected faults, and how to repeat them. */
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
  const shown = lines.slice(0, MAX_LINES).map((line) => `\n  ${line}`);
  const more = lines.length > MAX_LINES ? `\n  … and ${lines.length - MAX_LINES} more` : "";
  return `\n\n${title}:${shown.join("")}${more}`;
}

function describeExecution({ component, attempt, status, error, callbacks }: RecordedExecution): string {
  const asked = callbacks.map(({ method }) => method);
  const after = asked.length === 0 ? "" : ` after ${asked.join(", ")}`;
  return `${component} (attempt ${attempt}) ${status}${after}${error === undefined ? "" : `: ${error.code} ${error.message}`}`;
}
