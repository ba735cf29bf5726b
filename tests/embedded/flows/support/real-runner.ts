import { serve } from "@stepflow/worker/node";
import { startRuntime } from "../../../support/runtimes/real-runtime.ts";
import { startBlobTap } from "../../../support/wire/blob-tap.ts";
import { startWireTap } from "../../../support/wire/wire-tap.ts";
import { RawDisconnect, type RawWorker, startRawWorker } from "../../../support/workers/raw-worker.ts";
import type { FlowRunner } from "./flow-case.ts";
import { createWatchedKitchen, Seen } from "./seen-by-components.ts";
import { stable } from "./stable.ts";
import { executionsOf } from "./wire-notes.ts";

const RUN_TIMEOUT_MS = 20_000;

/** A worker whose executions are lost on the way until the wanted attempt. */
export function startLossyWorker(seen: Seen): Promise<RawWorker> {
  return startRawWorker({
    "/lost": (input, { component, attempt }) => {
      seen.add(`lost#${attempt} ${component} ${JSON.stringify(input)}`);
      const { successAt = Number.POSITIVE_INFINITY } = (input ?? {}) as { successAt?: number };
      if (attempt < successAt) throw new RawDisconnect();
      return { attempt };
    },
  });
}

/** A real server with the kitchen worker over HTTP. */
export async function startRealRunner(version: string): Promise<FlowRunner> {
  const seen = new Seen();
  const kitchen = await serve(createWatchedKitchen(seen), { port: 0, announce: false, handleSignals: false });
  const lossy = await startLossyWorker(seen);
  const tap = await startWireTap(kitchen.url);
  const blobTap = await startBlobTap();
  // 0.9 has blobs on the event stream only.
  const blobApi = version === "0.9.0" ? {} : { blobApi: { url: blobTap.url } };
  const retry = { backoff: { type: "constant", delayMs: 1 } } as const;
  const server = await startRuntime(version, { w: { url: tap.url }, lossy: { url: lossy.url } }, { retry, ...blobApi });
  blobTap.target = server.url;
  return {
    version,
    async run({ flow, inputs = [{}], variables, maxConcurrency, overrides }) {
      seen.take();
      const { client } = server;
      const { flowId, diagnostics } = await client.storeFlow(flow);
      const fatal = diagnostics.filter(({ level }) => level === "fatal");
      if (fatal.length > 0) throw new Error(`${version} refuses the flow: ${JSON.stringify(fatal)}`);
      const tape = tap.record();
      blobTap.seen.length = 0;
      const run = await client.run(flowId, inputs, {
        timeoutMs: RUN_TIMEOUT_MS,
        ...(variables === undefined ? {} : { variables }),
        ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
        ...(overrides === undefined ? {} : { overrides }),
      });
      const results = run.items.map(({ result, status }) => stable(result ?? status));
      const wire = await executionsOf(tape);
      return { flowId, status: run.status, results, seen: seen.take(), wire, blobRequests: [...blobTap.seen] };
    },
    async close() {
      await server.close();
      await tap.close();
      await blobTap.close();
      await kitchen.close();
      await lossy.close();
    },
  };
}
