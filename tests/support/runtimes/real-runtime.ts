import { type Orchestrator, type StartOrchestratorOptions, startOrchestrator } from "@stepflow/orchestrator";

/** Short enough that a test of retries takes no time; one scenario tests the pauses of the runtimes themselves. */
export const FAST_RETRIES = { backoff: { type: "constant", delayMs: 20 } } as const;

/** A runtime with workers and without the usual pauses between attempts. */
export function startRuntime(
  version: string,
  workers: NonNullable<StartOrchestratorOptions["workers"]>,
  options: Partial<StartOrchestratorOptions> = {},
): Promise<Orchestrator> {
  return startOrchestrator({ version, workers, retry: FAST_RETRIES, ...options });
}
