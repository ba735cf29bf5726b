import type { Bar } from "./verdict.ts";

/** Performance promises of the framework, as ratios to the yardstick of the same run. */
export const BARS = {
  jsonRate: { better: "higher", must: 0.8, aim: 0.92 },
  jsonRateBehindHono: { better: "higher", must: 0.22, aim: 0.55 },
  jsonRateOfHonoApp: { better: "higher", must: 0.22 },
  jsonRateOverPython: { better: "higher", must: 4, aim: 6 },
  exchangeCpu: { better: "lower", must: 1.4, aim: 1.2 },
  exchangeRate: { better: "higher", must: 0.85 },
  start: { better: "lower", must: 1.7, aim: 1.25 },
  help: { better: "lower", must: 1.5, aim: 1 },
  idleMemory: { better: "lower", must: 1.15, aim: 1.08 },
  exchangeMemory: { better: "lower", must: 1.4, aim: 1.25 },
  runtimeWarm: { better: "higher", must: 0.85, aim: 0.95 },
  pullCpu: { better: "lower", must: 2 },
  pullRateOverPython: { better: "higher", must: 4 },
  pullChainOverPython: { better: "lower", must: 0.1 },
  runtimeCold: { better: "higher", must: 0.55, aim: 0.7 },
  embeddedItem: { better: "lower", must: 1.1, aim: 1 },
  embeddedOverReal: { better: "lower", must: 1.5, aim: 1 },
  testOfWorker: { better: "lower", must: 2 },
  embeddedMemory: { better: "lower", must: 1.4, aim: 1.2 },
} as const satisfies Readonly<Record<string, Bar>>;
