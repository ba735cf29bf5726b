export { serve } from "./node/serve.ts";
export type { RunningWorker, ServeOptions } from "./node/serve-options.ts";
export { endProcess, endWithProcess, type ProcessFollower } from "./node/shutdown.ts";
export { start } from "./node/start.ts";
export type { Pull, PulledWorker, PullRequest, StartedWorker, StartOptions, Transport } from "./node/start-options.ts";
export { createStderrLogger, type StderrLogger, type StderrLoggerOptions } from "./node/stderr-logger.ts";
