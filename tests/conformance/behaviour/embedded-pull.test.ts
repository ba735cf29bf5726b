import { type PullingWorker, pull } from "@stepflow/grpc";
import { createRuntime, type Runtime } from "@stepflow/runtime";
import { type PullService, servePull } from "@stepflow/runtime/pull";
import { silentLogger } from "@stepflow/worker";
import { afterAll, beforeAll } from "vitest";
import { FAST_RETRIES } from "../../support/runtimes/real-runtime.ts";
import kitchen from "../../support/workers/kitchen-worker.ts";
import { CASES } from "./cases.ts";
import { describeCases } from "./describe-cases.ts";
import { PULL_DIFFERENCES, ROUTING_DIFFERENCES } from "./pull-differences.ts";
import { traitsOf } from "./server-traits.ts";
import type { Target } from "./target.ts";

const MOUNT = "kitchen";

/** An embedded runtime whose worker pulls, for the tests of this file. */
function useEmbeddedPull(): Target {
  let service: PullService | undefined;
  let runtime: Runtime | undefined;
  let worker: PullingWorker | undefined;
  beforeAll(async () => {
    service = await servePull();
    runtime = await createRuntime({ workers: { [MOUNT]: service.queue(MOUNT) }, retry: FAST_RETRIES });
    const options = { tasksUrl: service.url, queue: MOUNT, concurrency: 64, handleSignals: false };
    worker = await pull(kitchen, { ...options, logger: silentLogger });
  });
  afterAll(async () => {
    await worker?.close();
    await runtime?.close();
    await service?.close();
  });
  const started = (): Runtime => {
    if (runtime === undefined) throw new Error("The runtime is not there yet.");
    return runtime;
  };
  return {
    ...traitsOf("0.11.1", "url"),
    name: "embedded runtime, gRPC",
    ignoresOverrides: false,
    blobLimitBytes: Number.POSITIVE_INFINITY,
    flowNotFound: 5,
    executions: { failure: 1, transport: 1, byFlow: 3, never: 1 },
    path: (component) => `/${MOUNT}${component}`,
    runFlow: (flow, inputs, options) => started().runMany(flow, inputs, options),
    components: () => started().components(),
  };
}

describeCases(CASES, useEmbeddedPull(), { differences: { ...PULL_DIFFERENCES, ...ROUTING_DIFFERENCES } });
