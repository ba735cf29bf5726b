import { createRuntime, type Runtime, type RuntimeOptions } from "@stepflow/runtime";
import { afterAll, beforeAll } from "vitest";
import { useProgram } from "../../support/processes/bundle.ts";
import { type ListeningWorker, startWorkerProcess } from "../../support/processes/worker-process.ts";
import { FAST_RETRIES } from "../../support/runtimes/real-runtime.ts";
import { tapFetch } from "../../support/wire/fetch-tap.ts";
import type { Tape } from "../../support/wire/wire-tap.ts";
import { startWireTap, type WireTap } from "../../support/wire/wire-tap.ts";
import kitchen from "../../support/workers/kitchen-worker.ts";
import { traitsOf } from "./server-traits.ts";
import type { TappedTarget, Traits } from "./target.ts";

/** How the embedded runtime reaches the kitchen worker, and which version it imitates. */
export interface EmbeddedOptions extends Pick<RuntimeOptions, "dialect" | "quirks"> {
  readonly name: string;
  /** `http`: a process of its own, by URL and through a tap. `command`: started by the runtime. */
  readonly reach: "in process" | "http" | "command";
}

const MOUNT = "kitchen";
const SILENT = { debug() {}, warn() {}, error() {} };

/** An embedded runtime with the kitchen worker, for the tests of a file or group. */
export function useEmbedded({ name, reach, dialect, quirks }: EmbeddedOptions): TappedTarget {
  const program = reach === "in process" ? undefined : useProgram("workers/kitchen-main.ts");
  const inMemory = tapFetch();
  let worker: ListeningWorker | undefined;
  let tap: WireTap | undefined;
  let runtime: Runtime | undefined;

  beforeAll(async () => {
    const options = { dialect, quirks, retry: FAST_RETRIES, logger: SILENT };
    if (reach === "http") {
      worker = await startWorkerProcess({ program: program?.path ?? "" });
      tap = await startWireTap(worker.url);
      runtime = await createRuntime({ ...options, workers: { [MOUNT]: { url: tap.url } } });
      return;
    }
    const source = reach === "in process" ? kitchen : { command: process.execPath, args: [program?.path ?? ""] };
    runtime = await createRuntime({ ...options, workers: { [MOUNT]: source }, intercept: inMemory.intercept });
  });
  afterAll(async () => {
    await runtime?.close();
    await tap?.close();
    await worker?.stop();
  });

  const started = (): Runtime => orFail(runtime);
  return {
    ...traitsOfEmbedded({ dialect, quirks, reach }),
    name,
    path: (component) => `/${MOUNT}${component}`,
    runFlow: (flow, inputs, options) => started().runMany(flow, inputs, options),
    components: () => started().components(),
    record: (): Tape => (tap ?? inMemory).record(),
    get start() {
      return (tap ?? inMemory).start;
    },
  };
}

/** The traits of the version whose quirks are imitated, else of 0.11.1. In v0, that has the codes, blobs and overrides of 0.9. */
function traitsOfEmbedded({ dialect, quirks, reach }: Omit<EmbeddedOptions, "name">): Traits {
  if (quirks !== undefined) return traitsOf(quirks, reach === "command" ? "subprocess" : "url");
  const newest = traitsOf("0.11.1", "url");
  if (dialect !== "v0") return newest;
  const { generation, flowNotFound, ignoresOverrides, blobLimitBytes } = traitsOf("0.9.0", "url");
  return { ...newest, generation, flowNotFound, ignoresOverrides, blobLimitBytes };
}

function orFail<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The runtime is not there yet.");
  return value;
}
