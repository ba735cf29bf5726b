import { formatMs } from "../../io/format-ms.ts";
import type { Paint } from "../../io/paint.ts";
import { toTable } from "../../io/table.ts";
import type { StepReport } from "../../runtimes/run-target.ts";

const HEAD = ["step", "component", "state", "attempts", "time", "callbacks"] as const;
const RIGHT = [3, 4, 5];

/** Writes the steps of an item as a table. A column that the runtime does not report is omitted. */
export function toStepTable(steps: readonly StepReport[], paint: Paint): string {
  const rows = steps.map(({ stepId, component = "", state, attempts, ms, callbacks }) => [
    stepId,
    component,
    paint(state === "failed" ? "red" : state === "completed" ? "green" : "yellow", state),
    String(attempts ?? ""),
    ms === undefined ? "" : formatMs(ms),
    String(callbacks ?? ""),
  ]);
  const shown = HEAD.flatMap((_name, column) => (rows.some((row) => row[column] !== "") ? [column] : []));
  const select = (row: readonly string[]): string[] => shown.map((column) => row[column] ?? "");
  const head = HEAD.map((name) => paint("dim", name));
  return toTable(
    [head, ...rows].map(select),
    RIGHT.map((column) => shown.indexOf(column)),
  );
}
