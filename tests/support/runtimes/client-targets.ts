import type { Client } from "@stepflow/client";
import { pull } from "@stepflow/grpc";
import { startOrchestrator } from "@stepflow/orchestrator";
import type { RuntimeVersion } from "@stepflow/runtime";
import { ComponentError, createWorker, defineComponent, silentLogger } from "@stepflow/worker";
import { findFreePort } from "../../../packages/orchestrator/src/free-port.ts";
import { createRawWorker, type RawComponent, RawFailure, startRawWorker } from "../workers/raw-worker.ts";
import { serveEmbedded } from "./served-runtime.ts";

/** A runtime that clients talk to. */
export interface ClientTarget {
  readonly client: Client;
  close(): Promise<void>;
}

type RawComponents = Readonly<Record<string, RawComponent>>;

const retry = { maxRetries: 0, backoff: { type: "constant", delayMs: 10 } } as const;

/** Whether workers pull from a runtime of this version, instead of being called. */
export const pulls = (version: string): boolean => /^0\.1[23]\./.test(version);

/** The version whose REST API a target has. */
export function versionOf(target: string): string {
  return target === "embedded" ? "0.11.1" : target.replace("embedded as ", "");
}

/**
 * Starts a runtime with these components below `/raw`.
 *
 * @param target a version of the real server, `embedded`, or `embedded as` a version: with the quirks of it.
 */
export function startClientTarget(target: string, components: RawComponents): Promise<ClientTarget> {
  if (target.startsWith("embedded")) return startEmbedded(target, components);
  return pulls(target) ? startPulled(target, components) : startCalling(target, components);
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

async function startPulled(version: string, components: RawComponents): Promise<ClientTarget> {
  const port = await findFreePort();
  const worker = createWorker({ name: "raw", components: Object.entries(components).map(toComponent) });
  const pulling = await pull(worker, {
    tasksUrl: `127.0.0.1:${port}`,
    queue: "raw",
    concurrency: 64,
    handleSignals: false,
    logger: silentLogger,
  });
  const orchestrator = await startOrchestrator({ version, port, workers: { raw: { queue: "raw" } }, retry });
  const close = async (): Promise<void> => {
    await pulling.close();
    await orchestrator.close();
  };
  return { client: orchestrator.client, close };
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
