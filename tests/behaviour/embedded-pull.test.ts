import { type PullingWorker, pull } from "@stepflow/grpc";
import { createRuntime, type Runtime } from "@stepflow/runtime";
import { type PullService, servePull } from "@stepflow/runtime/pull";
import { silentLogger } from "@stepflow/worker";
import { afterAll, beforeAll } from "vitest";
import kitchen from "../support/kitchen-worker.ts";
import { FAST_RETRIES } from "../support/runtime.ts";
import { CASES } from "./cases.ts";
import { describeCases } from "./describe-cases.ts";
import { traitsOf } from "./server-traits.ts";
import type { Target } from "./target.ts";

const MOUNT = "kitchen";

const ONE_CODE = "The runtime knows eleven codes: a component's own code has no place there.";
const OWN_WORDS = "The runtime has words of its own.";
const NO_RPC = "There is no JSON-RPC: other requests are refused without asking the runtime.";

/** What is not so over gRPC, and why. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  "an output of 20 MB arrives whole":
    "Answers have at most 4 MiB; larger outputs need references, which the kitchen has off.",
  "an output nests as deep as runtimes read": "By gRPC runtimes read 49 nested arrays or 32 objects.",
  "an unknown flow is the runtime's error, told to the user": OWN_WORDS,
  "an unknown run is the runtime's error, told to the user": OWN_WORDS,
  "a method that the runtime knows and does not serve is refused": NO_RPC,
  "a method that the runtime does not know ends by its deadline": NO_RPC,
  "a component's error reaches the user as well as the runtime allows": ONE_CODE,
  "codes of any range are kept, and those that none was given for follow the retry policy": ONE_CODE,
  "an error after a callback is the same as one before": ONE_CODE,
  "an unknown component fails with the name that was meant": "The runtime finds out by itself, and has no suggestion.",
};

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
    blobLimitBytes: 4 * 1024 * 1024,
    flowNotFound: 5,
    executions: { failure: 1, transport: 1, byFlow: 3, never: 1 },
    path: (component) => `/${MOUNT}${component}`,
    runFlow: (flow, inputs, options) => started().runMany(flow, inputs, options),
    components: () => started().components(),
  };
}

describeCases(CASES, useEmbeddedPull(), { differences: DIFFERENCES });
