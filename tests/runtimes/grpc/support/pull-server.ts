import { type Orchestrator, type StartOrchestratorOptions, startOrchestrator } from "@stepflow/orchestrator";
import { FAST_RETRIES } from "../../../support/runtimes/real-runtime.ts";
import { Rest } from "./rest.ts";

export const QUEUE = "kitchen";

export interface PullServer extends AsyncDisposable {
  readonly orchestrator: Orchestrator;
  readonly rest: Rest;
  /** Returns the path by which flows name a component of the worker. */
  path(component: string): string;
  close(): Promise<void>;
}

/** Starts a runtime with a queue. Pass the port that workers are already connecting to; without a worker the start takes 5 s. */
export async function startPullServer(
  version: string,
  port: number,
  options: Partial<StartOrchestratorOptions> = {},
): Promise<PullServer> {
  const orchestrator = await startOrchestrator({
    version,
    port,
    workers: { [QUEUE]: { queue: QUEUE } },
    retry: FAST_RETRIES,
    ...options,
  });
  const close = (): Promise<void> => orchestrator.close();
  return {
    orchestrator,
    rest: new Rest(orchestrator.url),
    path: (component) => `/${QUEUE}${component}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}
