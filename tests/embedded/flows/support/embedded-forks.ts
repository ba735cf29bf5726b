import { createRuntime, type RunEvent, type Runtime, type RuntimeVersion, readFlow } from "@stepflow/runtime";
import { silentLogger } from "@stepflow/worker";
import type { FlowCase } from "./flow-case.ts";
import { startLossyWorker } from "./real-runner.ts";
import { createWatchedKitchen, Seen } from "./seen-by-components.ts";

/** The embedded runtime, and the steps that started in each run. */
export interface EmbeddedForks {
  readonly runtime: Runtime;
  /** Ids of the started steps by run. */
  readonly started: ReadonlyMap<string, readonly string[]>;
  /** Runs a flow and returns the id of the run. */
  run(flowCase: FlowCase): Promise<string>;
  close(): Promise<void>;
}

/** Starts the embedded runtime with the kitchen worker, and notes which steps execute. */
export async function startEmbeddedForks(version: RuntimeVersion | undefined): Promise<EmbeddedForks> {
  const seen = new Seen();
  const lossy = await startLossyWorker(seen);
  const started = new Map<string, string[]>();
  const runtime = await createRuntime({
    workers: { w: createWatchedKitchen(seen), lossy: { url: lossy.url } },
    quirks: version,
    retry: { backoff: { type: "constant", delayMs: 1 } },
    logger: silentLogger,
    onEvent(event: RunEvent) {
      if (event.type === "runCreated") started.set(event.runId, []);
      if (event.type === "stepStarted") started.get(event.runId)?.push(event.stepId);
    },
  });
  const { engine } = runtime;
  return {
    runtime,
    started,
    async run({ flow, inputs = [{}], variables, maxConcurrency, overrides }) {
      const read = readFlow(flow, { version: engine.semantics.version });
      await engine.storeFlow(read);
      const changes = overrides === undefined ? undefined : { steps: overrides };
      const { runId, ended } = engine.submit(read, inputs, { variables, maxConcurrency, overrides: changes });
      await ended;
      return runId;
    },
    async close() {
      await runtime.close();
      await lossy.close();
    },
  };
}
