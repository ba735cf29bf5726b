import type { Client } from "@stepflow/client";
import { pull } from "@stepflow/grpc";
import { type Orchestrator, type StartOrchestratorOptions, startOrchestrator } from "@stepflow/orchestrator";
import { createDeferred, type Deferred } from "@stepflow/protocol/internal";
import type { RuntimeVersion } from "@stepflow/runtime";
import { ComponentError, createWorker, defineComponent, silentLogger } from "@stepflow/worker";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { findFreePort } from "../../../packages/orchestrator/src/process/free-port.ts";
import { createRawWorker, type RawComponent, RawFailure, startRawWorker } from "../workers/raw-worker.ts";
import { serveEmbedded } from "./served-runtime.ts";

/** Runtime under test, with a client. */
export interface ClientTarget {
  readonly client: Client;
  close(): Promise<void>;
}

type RawComponents = Readonly<Record<string, RawComponent>>;

const retry = { maxRetries: 0, backoff: { type: "constant", delayMs: 10 } } as const;

/** Whether workers pull from a runtime of this version. Older runtimes call their workers. */
export const pulls = (version: string): boolean => /^0\.1[23]\./.test(version);

/** Returns the version whose REST API a target has. */
export function versionOf(target: string): string {
  return target === "embedded" ? "0.11.1" : target.replace("embedded as ", "");
}

/**
 * Starts a runtime with these components below `/raw`.
 *
 * @param target a version of the real server, `embedded`, or `embedded as VERSION` for the embedded runtime with the quirks of a version.
 */
function startClientTarget(target: string, components: RawComponents): Promise<ClientTarget> {
  if (target.startsWith("embedded")) return startEmbedded(target, components);
  return pulls(target) ? startPulled(target, components, retry) : startCalling(target, components);
}

function startEmbedded(target: string, components: RawComponents): Promise<ClientTarget> {
  const quirks = target === "embedded" ? undefined : (versionOf(target) as RuntimeVersion);
  return serveEmbedded({ quirks, retry, workers: { raw: createRawWorker("raw", components) } });
}

async function startCalling(version: string, components: RawComponents): Promise<ClientTarget> {
  const worker = await startRawWorker(components);
  const orchestrator = await startOrchestrator({ version, workers: { raw: { url: worker.url } }, retry });
  const close = async (): Promise<void> => {
    await orchestrator.close();
    await worker.close();
  };
  return { client: orchestrator.client, close };
}

/** Starts a server of 0.12 or 0.13, and a worker that pulls from it. */
export async function startPulled(
  version: string,
  components: RawComponents,
  rules: StartOrchestratorOptions["retry"],
): Promise<ClientTarget & { readonly orchestrator: Orchestrator }> {
  const port = await findFreePort();
  const worker = createWorker({ name: "raw", components: Object.entries(components).map(toComponent) });
  const pulling = await pull(worker, {
    tasksUrl: `127.0.0.1:${port}`,
    queue: "raw",
    concurrency: 64,
    handleSignals: false,
    logger: silentLogger,
  });
  const orchestrator = await startOrchestrator({ version, port, workers: { raw: { queue: "raw" } }, retry: rules });
  const close = async (): Promise<void> => {
    await pulling.close();
    await orchestrator.close();
  };
  return { client: orchestrator.client, orchestrator, close };
}

function toComponent([path, run]: readonly [string, RawComponent]) {
  return defineComponent({
    path,
    description: `Raw ${path}`,
    async execute(input, { attempt }) {
      try {
        return await run(input, { component: path, attempt });
      } catch (error) {
        if (!(error instanceof RawFailure)) throw error;
        throw new ComponentError(error.message, { code: error.code, data: error.data });
      }
    },
  });
}

/** A runtime that runs during the tests of a file or group. Its worker has the components `/echo`, `/gated` and `/fail`. */
export interface UsedRuntime {
  readonly client: () => Client;
  /** Opens the component `/gated`, for the current test. */
  readonly gate: () => Deferred<void>;
  /** Resolves when `/gated` has been called. */
  readonly entered: () => Deferred<void>;
}

/** Starts a target before the tests and closes it after them. */
export function useRuntime(target: string): UsedRuntime {
  let runtime: ClientTarget | undefined;
  let gate: Deferred<void>;
  let entered: Deferred<void>;
  beforeAll(async () => {
    runtime = await startClientTarget(target, {
      "/echo": (input) => input,
      "/gated": async (input) => {
        entered.resolve();
        await gate.promise;
        return input;
      },
      "/fail": () => {
        throw new RawFailure(-32000, "no luck", { why: 1 });
      },
    });
  });
  beforeEach(() => {
    gate = createDeferred<void>();
    entered = createDeferred<void>();
  });
  afterAll(() => runtime?.close());
  const client = (): Client => {
    if (runtime === undefined) throw new Error("The runtime is not running yet.");
    return runtime.client;
  };
  return { client, gate: () => gate, entered: () => entered };
}
