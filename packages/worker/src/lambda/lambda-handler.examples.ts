import { createWorker } from "@stepflow/worker";
import { createBufferedLambdaHandler, createLambdaHandler } from "@stepflow/worker/lambda";

const worker = createWorker({ name: "text" });

// #region createLambdaHandler
export const handler = createLambdaHandler(worker);
// #endregion

export const buffered = {
  // #region createBufferedLambdaHandler
  handler: createBufferedLambdaHandler(worker),
  // #endregion
};
