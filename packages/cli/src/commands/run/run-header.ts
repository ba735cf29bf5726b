import { escapeUnsafe } from "@stepflow/protocol/internal";
import type { Paint } from "../../io/paint.ts";
import type { TargetPlaces } from "../../runtimes/run-target.ts";

const NAME_WIDTH = 12;

/** Writes where a run executes, one place in each line. */
export function toHeader(
  { runtime, workers }: TargetPlaces,
  flow: { readonly path: string; readonly steps: number },
  paint: Paint,
): string {
  const lines = [
    ["Runtime", runtime],
    ...workers.map((worker) => ["Worker", worker] as const),
    ["Flow", `${flow.path}, ${flow.steps} ${flow.steps === 1 ? "step" : "steps"}`],
  ] as const;
  return lines.map(([name, value]) => `${paint("dim", name.padEnd(NAME_WIDTH))}${escapeUnsafe(value)}\n`).join("");
}
