// The runtime that the examples are verified on: `--runtime embedded`, as without the option, or the version of a real one.
import { parseArgs } from "node:util";
import { type Client, createClient } from "@stepflow/client";
import type { StartOrchestratorOptions } from "@stepflow/orchestrator";
import type { WorkerSource } from "@stepflow/runtime";

/** `embedded`, or a version such as `0.11.1`. */
export const RUNTIME: string = parseArgs({ options: { runtime: { type: "string", default: "embedded" } } }).values
  .runtime;

export interface RunningRuntime extends AsyncDisposable {
  readonly client: Client;
}

type Options = Pick<StartOrchestratorOptions, "workers" | "cwd" | "retry">;
type Mount = NonNullable<Options["workers"]>[string];

/** Starts the selected runtime with the workers, which are the same for all runtimes. */
export async function startRuntime(options: Options): Promise<RunningRuntime> {
  if (RUNTIME === "embedded") return startEmbedded(options);
  const { startOrchestrator } = await import("@stepflow/orchestrator");
  return startOrchestrator({ ...options, version: RUNTIME });
}

async function startEmbedded({ workers = {}, cwd, retry }: Options): Promise<RunningRuntime> {
  const stops: (() => Promise<unknown>)[] = [];
  const stopWorkers = async (): Promise<void> => void (await Promise.all(stops.map((stop) => stop())));
  try {
    const sources: Record<string, WorkerSource> = {};
    for (const [name, mount] of Object.entries(workers)) {
      const { source, stop } = await toSource(name, mount, cwd);
      sources[name] = source;
      if (stop) stops.push(stop);
    }
    const { createRuntime } = await import("@stepflow/runtime");
    const runtime = await createRuntime({ workers: sources, retry });
    const close = async (): Promise<void> => {
      await runtime.close();
      await stopWorkers();
    };
    return { client: createClient(runtime), [Symbol.asyncDispose]: close };
  } catch (error) {
    await stopWorkers();
    throw error;
  }
}

interface Source {
  readonly source: WorkerSource;
  readonly stop?: () => Promise<unknown>;
}

/** The embedded runtime has no queues here: a worker of this process listens for its requests. */
async function toSource(name: string, mount: Mount, cwd: string | undefined): Promise<Source> {
  if ("queue" in mount) throw new TypeError(`Worker "${name}" pulls, and the embedded runtime has no queue here.`);
  if ("command" in mount) return { source: { ...mount, cwd } };
  if ("url" in mount) return { source: mount };
  const place = {
    transport: "http",
    port: 0,
    tasksUrl: "",
    queue: name,
    announce: false,
    handleSignals: false,
  } as const;
  const worker = await mount.start(place);
  return { source: { url: worker.url }, stop: () => worker.close() };
}
