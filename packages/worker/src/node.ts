export { type ParentWatch, type ParentWatchOptions, watchParent } from "./node/parent-watch.ts";
export { serve } from "./node/serve.ts";
export type { RunningWorker, ServeOptions } from "./node/serve-options.ts";
export { type Stoppable, shutDownProcess, shutDownWithProcess } from "./node/shutdown.ts";
export { start } from "./node/start.ts";
export type { Pull, PulledWorker, PullRequest, StartedWorker, StartOptions, Transport } from "./node/start-options.ts";
export { createStderrLogger, type StderrLogger, type StderrLoggerOptions } from "./node/stderr-logger.ts";
