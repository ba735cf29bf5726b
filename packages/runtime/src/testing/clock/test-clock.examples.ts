import { testRuntime } from "@stepflow/runtime/testing";
import { createWorker } from "@stepflow/worker";

const runtime = await testRuntime(createWorker({ name: "text" }), { clock: "manual" });

{
  // #region advanceBy
  const running = runtime.execute("/flaky", {});
  await runtime.clock.advanceBy(60_000); // long enough for all retries
  console.log(await running);
  // #endregion
}

// #region settle
const result = await runtime.clock.settle(runtime.execute("/flaky", {}));
// #endregion

{
  // #region untilSleeping
  const running = runtime.execute("/flaky", {});
  await runtime.clock.untilSleeping();
  console.log(runtime.clock.nextWakeMs); // milliseconds until the retry
  await runtime.clock.settle(running);
  // #endregion
}

console.log(result);
