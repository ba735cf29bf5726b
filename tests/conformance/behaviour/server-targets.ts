import type { Orchestrator } from "@stepflow/orchestrator";
import { afterAll, beforeAll } from "vitest";
import { useProgram } from "../../support/processes/bundle.ts";
import { type ListeningWorker, startWorkerProcess } from "../../support/processes/worker-process.ts";
import { startRuntime } from "../../support/runtimes/real-runtime.ts";
import { startWireTap, type WireTap } from "../../support/wire/wire-tap.ts";
import { type Mode, traitsOf } from "./server-traits.ts";
import type { FlowRunOptions, Outcome, TappedTarget, Target } from "./target.ts";

const RUN_TIMEOUT_MS = 40_000;

/** One server of a version with the same worker three times: by URL, as its subprocess, and by URL behind a tap. */
export interface ServerTargets {
  readonly url: Target;
  readonly subprocess: Target;
  readonly tapped: TappedTarget;
  /** Version that the server reports. It is known once the tests run. */
  version(): Promise<string>;
}

/** Starts the server before the tests of a file or group, and ends everything after them. */
export function useServer(version: string): ServerTargets {
  const program = useProgram("workers/kitchen-main.ts");
  let worker: ListeningWorker | undefined;
  let tap: WireTap | undefined;
  let server: Orchestrator | undefined;

  beforeAll(async () => {
    worker = await startWorkerProcess({ program: program.path });
    tap = await startWireTap(worker.url);
    server = await startRuntime(version, {
      url: { url: worker.url },
      subprocess: { command: process.execPath, args: [program.path] },
      tapped: { url: tap.url },
    });
  });
  afterAll(async () => {
    await server?.close();
    await tap?.close();
    await worker?.stop();
  });

  const started = (): Orchestrator => orFail(server);
  return {
    url: toTarget(version, "url", "url", started),
    subprocess: toTarget(version, "subprocess", "subprocess", started),
    tapped: {
      ...toTarget(version, "url", "tapped", started),
      record: () => orFail(tap).record(),
      get start() {
        return orFail(tap).start;
      },
    },
    version: async () => (await started().client.health()).version ?? "unknown",
  };
}

function toTarget(version: string, mode: Mode, mount: string, server: () => Orchestrator): Target {
  return {
    ...traitsOf(version, mode),
    name: `${version}, ${mount}`,
    path: (component) => `/${mount}${component}`,
    runFlow: (flow, inputs, options) => runFlow(server(), flow, inputs, options),
    components: () => server().client.listComponents(),
  };
}

async function runFlow(
  { client }: Orchestrator,
  flow: object,
  inputs: readonly unknown[],
  options: FlowRunOptions = {},
): Promise<readonly Outcome[]> {
  const { items } = await client.run(flow, inputs, { ...options, timeoutMs: RUN_TIMEOUT_MS });
  return items.map(({ result, itemIndex, status }) => {
    if (result === undefined) throw new Error(`Item ${itemIndex} has no result, its status is ${status}.`);
    return result;
  });
}

function orFail<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The server is not running yet.");
  return value;
}
