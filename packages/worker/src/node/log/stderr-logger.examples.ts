import { createWorker, withFields } from "@stepflow/worker";
import { createStderrLogger, start } from "@stepflow/worker/node";

// #region createStderrLogger
const logger = createStderrLogger({ name: "text-tools", level: "debug" });
await start(createWorker({ name: "text-tools", logger: withFields(logger, { region: "eu-1" }) }));
// #endregion
