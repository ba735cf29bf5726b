export {
  type Backoff,
  type BlobApiSettings,
  type ConfigSettings,
  createConfig,
  type RetrySettings,
  type ServerConfig,
} from "./config/server-config.ts";
export { type FindServerOptions, type FoundServer, findServer } from "./install/find-server.ts";
export { type InstallServerOptions, installServer } from "./install/install-server.ts";
export {
  OrchestratorError,
  type OrchestratorErrorOptions,
  ServerInstallError,
  ServerMismatchError,
  ServerStartError,
} from "./orchestrator-error.ts";
export type { ServerExit } from "./server/server-process.ts";
export type { ServerCommand, ServerLogLevel, StartOrchestratorOptions } from "./start-options.ts";
export { type Orchestrator, startOrchestrator } from "./start-orchestrator.ts";
export type { LocalWorker, WorkerPlace } from "./workers/local-workers.ts";
export type { CommandWorker, PullWorker, UrlWorker, WorkerMount } from "./workers/worker-mount.ts";
