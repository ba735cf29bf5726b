import { expect, it } from "vitest";
import type { LiveStep } from "../../runtimes/run-target.ts";
import { toStepLines } from "./step-lines.ts";

const STEP: LiveStep = {
  stepId: "count",
  component: "/text/count",
  state: "waiting",
  attempts: undefined,
  ms: undefined,
  calls: [],
  result: undefined,
};
const plain = (_colour: string, text: string): string => text;

it("shows time, callbacks and result of a step", () => {
  const calls = [
    { method: "runs/submit", ms: 4, error: undefined },
    { method: "runs/get", ms: 1, error: "unknown run" },
  ];
  const step: LiveStep = {
    ...STEP,
    state: "completed",
    attempts: 2,
    ms: 12,
    calls,
    result: { outcome: "success", result: { words: 3 } },
  };
  expect(toStepLines([step], plain)).toEqual([
    "✔ count  /text/count  12.0 ms  2 attempts",
    "    ← runs/submit  4.0 ms",
    "    ← runs/get  unknown run",
    '    {"words":3}',
  ]);
});

it("counts on while a step is running, and names the steps that have not begun", () => {
  const steps: LiveStep[] = [
    { ...STEP, state: "running", ms: 100 },
    { ...STEP, stepId: "longer" },
  ];
  expect(toStepLines(steps, plain, 50)).toEqual([
    "▸ count   /text/count  running  150 ms",
    "· longer  /text/count  waiting",
  ]);
  expect(toStepLines(steps.slice(1), plain)).toEqual(["· longer  /text/count  not executed"]);
});

it("shows the error of a step, without control characters and not too long", () => {
  const error = { code: -32100, message: `\u001b[2J${"x".repeat(200)}` };
  const [, line = ""] = toStepLines([{ ...STEP, state: "failed", result: { outcome: "failed", error } }], plain);
  expect(line).toMatch(/^ {4}-32100: \\x1b\[2Jx+…$/);
  expect(line).toHaveLength(124);
});
