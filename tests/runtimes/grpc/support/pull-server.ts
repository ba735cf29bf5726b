import { type Orchestrator, type StartOrchestratorOptions, startOrchestrator } from "@stepflow/orchestrator";
import { FAST_RETRIES } from "../../../support/runtimes/real-runtime.ts";
import { Rest } from "./rest.ts";

export const QUEUE = "kitchen";

export interface PullServer extends AsyncDisposable {
  readonly orchestrator: Orchestrator;
  readonly rest: Rest;
  /** The path under which flows name a component of the worker. */
  path(component: string): string;
  close(): Promise<void>;
}

/** A runtime with a queue. Give it the port where workers wait already: without any it takes 5 s to start. */
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
