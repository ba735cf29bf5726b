import { LeakError, testRuntime } from "@stepflow/runtime/testing";
import { createWorker } from "@stepflow/worker";

const worker = createWorker({ name: "text" });
const runtime = await testRuntime(worker, { clock: "manual" });

{
  // #region execute
  const result = await runtime.execute("/word-count", { text: "one two" });
  if (result.outcome === "failed") console.log(result.error.code, result.error.message);
  // #endregion
}

{
  // #region clock
  const running = runtime.execute("/flaky", {});
  await runtime.clock.untilSleeping(); // the runtime waits before it retries
  await runtime.clock.advanceBy(1_000);
  console.log(await running);
  // #endregion
}

// #region executions
for (const { attempt, status } of runtime.executions("/flaky")) console.log(attempt, status);
// #endregion

// #region callbacks
const submitted = runtime.callbacks("runs/submit").map(({ params }) => params);
// #endregion

// #region blobs
const [report] = runtime.blobs().filter(({ filename }) => filename === "report.json");
// #endregion

// #region blob
const data = report === undefined ? undefined : await runtime.blob(report.id);
// #endregion

// #region close
try {
  await runtime.close();
} catch (error) {
  if (error instanceof LeakError) console.log(error.leaks);
}
// #endregion

console.log(submitted, data);
