import { type PullingWorker, pull } from "@stepflow/grpc";
import { silentLogger } from "@stepflow/worker";
import { afterAll, beforeAll } from "vitest";
import { findFreePort } from "../../../../packages/orchestrator/src/process/free-port.ts";
import type { Outcome, Target, Traits } from "../../../conformance/behaviour/target.ts";
import kitchen from "../../../support/workers/kitchen-worker.ts";
import { type PullServer, QUEUE, startPullServer } from "./pull-server.ts";
import { type RestItem, toOutcome } from "./rest.ts";

/** Ways in which runtimes 0.12 and 0.13 differ from earlier ones. */
const TRAITS: Traits = {
  generation: "v1",
  errors: "text",
  // An error that asks for a retry gets one only if the flow allows retries.
  executions: { failure: 1, transport: 1, byFlow: 3, never: 1 },
  flowNotFound: 5,
  endsEmptyRuns: true,
  ignoresOverrides: false,
  restartsOnFailure: false,
  blobLimitBytes: Number.POSITIVE_INFINITY,
};

/** The codes of earlier runtimes that correspond to each TaskErrorCode. */
const OLD_CODES: Readonly<Record<number, number>> = { 2: -32003, 3: -32100, 6: -32001, 7: -32100, 10: -32000 };

/** Starts a runtime of this version with the pulling kitchen worker, for the tests of a file or group. */
export function usePullTarget(version: string): Target {
  let worker: PullingWorker | undefined;
  let server: PullServer | undefined;
  beforeAll(async () => {
    const port = await findFreePort();
    const tasksUrl = `127.0.0.1:${port}`;
    worker = await pull(kitchen, {
      tasksUrl,
      queue: QUEUE,
      concurrency: 64,
      handleSignals: false,
      logger: silentLogger,
    });
    server = await startPullServer(version, port);
  });
  afterAll(async () => {
    await worker?.close();
    await server?.close();
  });
  const started = (): PullServer => {
    if (server === undefined) throw new Error("The server is not running yet.");
    return server;
  };
  return {
    ...TRAITS,
    name: version,
    path: (component) => started().path(component),
    runFlow: async (flow, inputs, options) => (await started().rest.run(flow, inputs, options)).map(toOldOutcome),
    components: () => started().rest.components(),
  };
}

/** Converts an error to the form that the cases expect: a message that contains the worker's code. */
function toOldOutcome(item: RestItem): Outcome {
  const outcome = toOutcome(item);
  if (outcome.outcome === "success") return outcome;
  const { code, message } = outcome.error;
  const error = `component server error(${OLD_CODES[code] ?? code}): ${message}`;
  return { outcome: "failed", error: { code, message, data: { stack: [{ error }] } } };
}
