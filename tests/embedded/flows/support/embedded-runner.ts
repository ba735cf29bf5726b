import { createRuntime, type RuntimeVersion, readFlow } from "@stepflow/runtime";
import { startBlobTap } from "../../../support/wire/blob-tap.ts";
import type { FlowRunner } from "./flow-case.ts";
import { startLossyWorker } from "./real-runner.ts";
import { createWatchedKitchen, Seen } from "./seen-by-components.ts";
import { stable } from "./stable.ts";
import { WireNotes } from "./wire-notes.ts";

/** The embedded runtime, behaving as the named one, with the kitchen worker in this process and one that is reached by URL. */
export async function startEmbeddedRunner(version: RuntimeVersion | undefined): Promise<FlowRunner> {
  const seen = new Seen();
  const notes = new WireNotes();
  const lossy = await startLossyWorker(seen);
  const blobTap = await startBlobTap();
  const runtime = await createRuntime({
    workers: { w: createWatchedKitchen(seen), lossy: { url: lossy.url } },
    quirks: version,
    blobApi: { url: blobTap.url },
    retry: { backoff: { type: "constant", delayMs: 1 } },
    intercept: (worker, carry) => (worker === "w" ? notes.follow(carry) : carry),
  });
  const { engine } = runtime;
  // Blobs travel over the network, so that their requests can be compared, too.
  blobTap.target = (await runtime.listen()).url;
  return {
    version: version ?? "default",
    async run({ flow, inputs = [{}], variables, maxConcurrency, overrides }) {
      seen.take();
      await notes.take();
      blobTap.seen.length = 0;
      const read = readFlow(flow, { version: engine.semantics.version });
      await engine.storeFlow(read);
      const changes = overrides === undefined ? undefined : { steps: overrides };
      const { runId, ended } = engine.submit(read, inputs, { variables, maxConcurrency, overrides: changes });
      const status = await ended;
      const results = (engine.runs.items(runId) ?? []).map(({ result, status: state }) => stable(result ?? state));
      return {
        flowId: read.id,
        status,
        results,
        seen: seen.take(),
        wire: await notes.take(),
        blobRequests: [...blobTap.seen],
      };
    },
    async close() {
      await runtime.close();
      await blobTap.close();
      await lossy.close();
    },
  };
}
