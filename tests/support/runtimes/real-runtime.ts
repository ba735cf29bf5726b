import { type Orchestrator, type StartOrchestratorOptions, startOrchestrator } from "@stepflow/orchestrator";

/** Pauses that keep tests of retries short. One test covers the default pauses of the runtimes. */
export const FAST_RETRIES = { backoff: { type: "constant", delayMs: 20 } } as const;

/** Starts a server with workers and with short pauses between attempts. */
export function startRuntime(
  version: string,
  workers: NonNullable<StartOrchestratorOptions["workers"]>,
  options: Partial<StartOrchestratorOptions> = {},
): Promise<Orchestrator> {
  return startOrchestrator({ version, workers, retry: FAST_RETRIES, ...options });
}
