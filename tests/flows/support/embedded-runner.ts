import {
  type ComponentContext,
  createEngine,
  type Engine,
  MemoryBlobStore,
  type RuntimeVersion,
  readFlow,
} from "@stepflow/runtime";
import { createWorkerClient, WorkerCallError, type WorkerClient } from "@stepflow/transport/client";
import { startBlobApi } from "./blob-api.ts";
import { serveCallbacks } from "./callbacks.ts";
import type { FlowRunner } from "./flow-case.ts";
import { startLossyWorker } from "./real-runner.ts";
import { createWatchedKitchen, Seen } from "./seen-by-components.ts";
import { stable } from "./stable.ts";

/** Our engine, behaving as the named runtime, with the kitchen worker called through its `fetch`. */
export async function startEmbeddedRunner(version: RuntimeVersion | undefined): Promise<FlowRunner> {
  const seen = new Seen();
  const blobs = new MemoryBlobStore();
  const blobApi = await startBlobApi(blobs);
  const protocol = version === "0.9.0" ? "v0" : "v1";
  const kitchen = createWatchedKitchen(seen, { protocol, blobApiUrl: blobApi.url });
  const lossy = await startLossyWorker(seen);
  const workers: Readonly<Record<string, WorkerClient>> = {
    w: createWorkerClient({ url: "http://127.0.0.1/", fetch: (request) => kitchen.fetch(request) }),
    lossy: createWorkerClient({ url: lossy.url }),
  };
  const engine: Engine = createEngine({
    version,
    blobs,
    retry: { backoff: { type: "constant", delayMs: 1 } },
    executeComponent: async (path, input, context) => {
      const [, mount = "", component = ""] = /^\/([^/]*)(\/.*)$/.exec(path) ?? [];
      const worker = workers[mount];
      if (worker === undefined) return unrouted(path);
      return await execute(worker, component, input, context, engine);
    },
  });
  return {
    version: version ?? "default",
    async run({ flow, inputs = [{}], variables, maxConcurrency, overrides }) {
      seen.take();
      const read = readFlow(flow, { version: engine.semantics.version });
      await engine.storeFlow(read);
      const changes = overrides === undefined ? undefined : { steps: overrides };
      const { runId, ended } = engine.submit(read, inputs, { variables, maxConcurrency, overrides: changes });
      const status = await ended;
      const results = (engine.runs.items(runId) ?? []).map(({ result, status: state }) => stable(result ?? state));
      return { flowId: read.id, status, results, seen: seen.take() };
    },
    async close() {
      engine.close();
      for (const worker of Object.values(workers)) worker.close();
      await blobApi.close();
      await lossy.close();
    },
  };
}

type Outcome = ReturnType<Parameters<typeof createEngine>[0]["executeComponent"]>;

async function execute(
  worker: WorkerClient,
  component: string,
  input: unknown,
  context: ComponentContext,
  engine: Engine,
): Outcome {
  const { runId: run_id, flowId: flow_id, stepId: step_id, traceId: trace_id, attempt } = context;
  const observability = { trace_id, span_id: "0000000000000001", run_id, flow_id, step_id };
  try {
    const params = { component, input, attempt, observability };
    const onCallback = serveCallbacks(engine, context);
    const answer = await worker.request("components/execute", params, { onCallback, signal: context.signal });
    return { outcome: "success", result: (answer as { output: unknown }).output };
  } catch (error) {
    if (error instanceof WorkerCallError) {
      const { rpcCode: code, rpcMessage: message, rpcData: data } = error;
      return { outcome: "failed", component, error: { code, message, data } };
    }
    const causes = [
      { error: "error executing component", attachments: ["Failed to send HTTP request"] },
      { error: "error sending message" },
    ];
    return { outcome: "failed", kind: "transport", component, causes, error: { code: 0, message: String(error) } };
  }
}

function unrouted(path: string): Awaited<Outcome> {
  const why = `No matching rule found for component: ${path}`;
  const causes = ["invalid input", "invalid input", why].map((error) => ({ error }));
  return { outcome: "failed", kind: "route", causes, error: { code: 0, message: why } };
}
