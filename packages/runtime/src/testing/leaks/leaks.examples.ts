import { LeakError, testRuntime } from "@stepflow/runtime/testing";
import { createWorker } from "@stepflow/worker";

const runtime = await testRuntime(createWorker({ name: "text" }));

// #region LeakError
try {
  await runtime.close();
} catch (error) {
  if (!(error instanceof LeakError)) throw error;
  for (const leak of error.leaks) console.log(leak); // "/text/slow (attempt 1, step s) is executing"
}
// #endregion
