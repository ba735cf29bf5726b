import { expect, it } from "vitest";
import type { LiveStep } from "../../runtimes/run-target.ts";
import { toStepLines } from "./step-lines.ts";

const STEP: LiveStep = {
  stepId: "count",
  component: "/text/count",
  state: "waiting",
  attempt: undefined,
  ms: undefined,
  callbacks: [],
  log: [],
  result: undefined,
};
const plain = (_colour: string, text: string): string => text;

it("shows time, callbacks, log and result of an execution", () => {
  const callbacks = [
    { name: "runs/submit", sent: "2 inputs", result: "run r running", ms: 4 },
    { name: "runs/get", sent: "r", oneOf: ["count", "other"] },
  ];
  const log = [
    { level: "INFO", message: "Half way.", step_id: "count", attempt: 2, words: 3 },
    { level: "ERROR", message: "No.", step_id: "count", error: { message: "x", stack: "Error: x\n    at y" } },
  ];
  const step: LiveStep = {
    ...STEP,
    state: "completed",
    attempt: 2,
    ms: 12,
    callbacks,
    log,
    result: { outcome: "success", result: { words: 3 } },
  };
  expect(toStepLines([step], plain, false)).toEqual([
    "1. count (attempt 2)  /text/count  12.0 ms",
    "   callback  runs/submit  2 inputs → run r running  4.0 ms",
    "   callback  runs/get  r → no answer  (by count or other)",
    "   log       Half way. words=3",
    "   log       ERROR No.",
    "             Error: x",
    "                 at y",
    '   output    {"words":3}',
  ]);
});

it("shows everything about running executions, and names the steps that have not begun", () => {
  const ended: LiveStep = { ...STEP, state: "completed", ms: 5, result: { outcome: "success", result: 1 } };
  const callbacks = [{ name: "blobs/get", sent: "b" }];
  const running: LiveStep = { ...STEP, stepId: "read", state: "running", ms: 150, callbacks };
  const waiting: LiveStep = { ...STEP, stepId: "longer" };
  expect(toStepLines([ended, running, waiting], plain, true)).toEqual([
    "1. count  /text/count  5.0 ms",
    "2. read  /text/count  running  150 ms",
    "   callback  blobs/get  b → no answer",
    "-  longer  /text/count  waiting",
  ]);
  expect(toStepLines([ended, waiting], plain, false)).toEqual([
    "1. count  /text/count  5.0 ms",
    "   output    1",
    "",
    "-  longer was not executed.",
  ]);
});

it("shows the error of a step, and results, without control characters and not too long", () => {
  const error = { code: -32100, message: `\u001b[2J${"x".repeat(3_000)}` };
  const failed: LiveStep = { ...STEP, state: "failed", ms: 1, result: { outcome: "failed", error } };
  const [head, line = ""] = toStepLines([failed], plain, false);
  expect(head).toBe("1. count  /text/count  1.0 ms");
  expect(line).toMatch(/^ {3}error {5}-32100: \\x1b\[2Jx+… \(3,015 characters\)$/);
  const long: LiveStep = { ...STEP, state: "pinned", result: { outcome: "success", result: "\u001b".repeat(100) } };
  const [title, output = ""] = toStepLines([long], plain, false);
  expect(title).toBe("1. count  /text/count  pinned");
  expect(output).toMatch(/^ {3}output {4}"(\\u001b)+.*… \([\d,]+ characters\)$/);
});
