import { pull } from "@stepflow/grpc";
import type { Orchestrator } from "@stepflow/orchestrator";
import { serve } from "@stepflow/worker/node";
import { findFreePort } from "../../../../packages/orchestrator/src/process/free-port.ts";
import { pulls } from "../../../support/runtimes/client-targets.ts";
import { startRuntime } from "../../../support/runtimes/real-runtime.ts";
import { startLossyWorker } from "./real-runner.ts";
import { createWatchedKitchen, Seen } from "./seen-by-components.ts";

/** A real server with the kitchen worker. */
export interface RealForks {
  readonly server: Orchestrator;
  close(): Promise<void>;
}

const retry = { backoff: { type: "constant", delayMs: 1 } } as const;

/** Starts a server. Its workers listen, or pull where the version wants it. */
export async function startRealForks(version: string): Promise<RealForks> {
  const kitchen = createWatchedKitchen(new Seen());
  if (pulls(version)) {
    const port = await findFreePort();
    const pulling = await pull(kitchen, { tasksUrl: `127.0.0.1:${port}`, queue: "w", handleSignals: false });
    const server = await startRuntime(version, { w: { queue: "w" } }, { port, retry });
    return {
      server,
      async close() {
        await server.close();
        await pulling.close();
      },
    };
  }
  const served = await serve(kitchen, { port: 0, announce: false, handleSignals: false });
  const lossy = await startLossyWorker(new Seen());
  const server = await startRuntime(version, { w: { url: served.url }, lossy: { url: lossy.url } }, { retry });
  return {
    server,
    async close() {
      await server.close();
      await served.close();
      await lossy.close();
    },
  };
}
