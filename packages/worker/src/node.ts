export { createStderrLogger, type StderrLogger, type StderrLoggerOptions } from "./node/log/stderr-logger.ts";
export { type ParentWatch, type ParentWatchOptions, watchParent } from "./node/parent-watch.ts";
export { type Stoppable, shutDownProcess, shutDownWithProcess } from "./node/process-signals.ts";
export type { Pull, PulledBehavior, PullingWorker, PullOptions } from "./node/pull.ts";
export { serve } from "./node/serve.ts";
export type { RunningWorker, ServeOptions } from "./node/serve-options.ts";
export { start } from "./node/start.ts";
export type { StartedWorker, StartOptions, Transport } from "./node/start-options.ts";
export type { StrayPolicy } from "./node/strays.ts";
