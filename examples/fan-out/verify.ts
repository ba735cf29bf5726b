import { deepStrictEqual } from "node:assert/strict";
import { type Logger, silentLogger } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";
import { RUNTIME, startRuntime } from "../runtime.ts";
import { shopReviews } from "./flow.ts";
import worker from "./worker.ts";

// Runtimes up to 0.11 do not accept progress, so the worker logs it.
const progress: unknown[] = [];
const logger: Logger = {
  ...silentLogger,
  isLevelEnabled: (level) => level === "debug",
  debug: (message, fields) => {
    if (message === "Progress.") progress.push(fields?.["fraction"]);
  },
};
await using runtime = await startRuntime({
  workers: { "fan-out": { start: (place) => start(worker, { ...place, logger }) } },
});

const reviews = Array.from({ length: 100 }, (_, index) => ({
  author: `author ${index}`,
  text: index % 40 === 7 ? "NEVER AGAIN" : "good as ever",
}));
const { items } = await runtime.client.run(shopReviews, [{ shop: "Chez Zoë", reviews }]);

deepStrictEqual(items[0]?.result, {
  outcome: "success",
  result: { shop: "Chez Zoë", words: 297, reviews: 100, shouting: ["author 7", "author 47", "author 87"] },
});
deepStrictEqual(progress, [0.25, 0.5, 0.75, 1]);

// Runtimes 0.10 and 0.11 ignore maxConcurrency. The worker enforces it there by submitting one run per review.
const isDivided = RUNTIME === "embedded" || /^0\.1[01]\./.test(RUNTIME);
const runs = await runtime.client.listRuns({ limit: 200 });
deepStrictEqual(runs.map(({ flowName, items: counts }) => `${flowName} ${counts.total}`).toSorted(), [
  ...Array.from({ length: isDivided ? 100 : 4 }, () => `scoring ${isDivided ? 1 : 25}`),
  "shop-reviews 1",
]);
console.log(`fan-out on runtime ${RUNTIME}: as expected`);
