import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { useProgram } from "../support/processes/bundle.ts";
import { type ListeningWorker, startWorkerProcess } from "../support/processes/worker-process.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";
import { FULL_VERSIONS } from "../support/runtimes/versions.ts";

/** Number of batches. A worker that keeps all connections alive hangs within three. */
const BATCHES = 4;
const ITEMS = 2_000;
const BATCH_TIMEOUT_MS = 20_000;

/** Component of the items by version. Each execution sends two callbacks over the event stream. */
const COMPONENTS: Readonly<Record<string, string>> = { "0.9.0": "/round-trip", "0.11.1": "/two-questions" };

/** The worker logs this line when it repeats a callback that the runtime did not answer. */
const ASKED_AGAIN = "Received a response after its request had ended.";

describe.each(FULL_VERSIONS)("wire.md#callback-deadlock: callbacks under load, runtime %s", (version) => {
  const program = useProgram("workers/kitchen-main.ts");
  let worker: ListeningWorker;
  beforeAll(async () => {
    worker = await startWorkerProcess({ program: program.path, env: { STEPFLOW_LOG_LEVEL: "debug" } });
  });
  afterAll(() => worker.stop());

  it(`${BATCHES} batches of ${ITEMS} items with two callbacks each end, and no callback is repeated`, async () => {
    await using server = await startRuntime(version, { kitchen: { url: worker.url } });
    const { flowId } = await server.client.storeFlow(oneStepFlow(`/kitchen${COMPONENTS[version]}`));
    for (let batch = 1; batch <= BATCHES; batch++) {
      // Every value is different, because the worker does not fetch a blob twice.
      const inputs = Array.from({ length: ITEMS }, (_, index) => ({ batch, index }));
      const options = { maxConcurrency: 32, timeoutMs: BATCH_TIMEOUT_MS };
      const { items } = await server.client.run(flowId, inputs, options);
      expect(items.filter(({ status }) => status !== "completed")).toEqual([]);
      expect(items).toHaveLength(ITEMS);
      expect(worker.stderr.text.split(ASKED_AGAIN).length - 1, `asked again in batch ${batch}`).toBe(0);
    }
  }, 180_000);
});
