export { type FindServerOptions, type FoundServer, findServer } from "./find-server.ts";
export { type InstallServerOptions, installServer } from "./install-server.ts";
export type { LocalWorker, WorkerPlace } from "./local-workers.ts";
export {
  OrchestratorError,
  type OrchestratorErrorOptions,
  ServerInstallError,
  ServerMismatchError,
  ServerStartError,
} from "./orchestrator-error.ts";
export {
  type Backoff,
  type BlobApiSettings,
  type ConfigSettings,
  createConfig,
  type RetrySettings,
  type ServerConfig,
} from "./server-config.ts";
export type { ServerExit } from "./server-process.ts";
export type { ServerLogLevel, StartOrchestratorOptions } from "./start-options.ts";
export { type Orchestrator, startOrchestrator } from "./start-orchestrator.ts";
export type { CommandWorker, PullWorker, UrlWorker, WorkerMount } from "./worker-mount.ts";
