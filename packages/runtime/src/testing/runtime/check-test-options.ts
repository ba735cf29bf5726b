import { inspect } from "node:util";
import { checkOptionNames } from "@stepflow/protocol/internal";
import { checkBlobs } from "../../check-options.ts";
import { checkRuns } from "../../runs/open-runs.ts";
import type { TestRuntimeOptions } from "./test-runtime-options.ts";

const NAMES = {
  name: true,
  clock: true,
  timers: true,
  faults: true,
  checkLeaks: true,
  config: true,
  dialect: true,
  files: true,
  quirks: true,
  limits: true,
  unknownFields: true,
  blobs: true,
  runs: true,
  blobApi: true,
  retry: true,
  maxConcurrency: true,
  timeoutMs: true,
  maxAnswerBytes: true,
  ids: true,
  retain: true,
  intercept: true,
  logger: true,
  onEvent: true,
  onDiagnosis: true,
  slowAfterMs: true,
  wrapCommand: true,
  tasksPort: true,
} as const satisfies Readonly<Record<keyof TestRuntimeOptions, true>>;

/** Checks the options that `createRuntime` does not have. @throws TypeError for an invalid option */
export function checkTestOptions(options: TestRuntimeOptions): void {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`testRuntime: expected options such as { clock: "manual" }, got ${inspect(options)}.`);
  }
  checkOptionNames("testRuntime", options, NAMES);
  checkClock(options);
  checkBlobs(options.blobs);
  checkRuns(options.runs);
}

function checkClock({ clock = "skipping", timers }: TestRuntimeOptions): void {
  const { now, sleep } = Object(clock) as Readonly<Record<string, unknown>>;
  const isClock = typeof now === "function" && typeof sleep === "function";
  if (!isClock && clock !== "skipping" && clock !== "manual") {
    throw new TypeError(`testRuntime: clock must be "skipping", "manual" or a Clock, got ${inspect(clock)}.`);
  }
  if (timers !== undefined && clock !== "manual") {
    throw new TypeError('testRuntime: the option timers requires the manual clock: { clock: "manual", timers }.');
  }
}
