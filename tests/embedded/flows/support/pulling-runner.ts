import { pull } from "@stepflow/grpc";
import { createRuntime, type Runtime, type RuntimeVersion, readFlow } from "@stepflow/runtime";
import { servePull } from "@stepflow/runtime/pull";
import { findFreePort } from "../../../../packages/orchestrator/src/process/free-port.ts";
import { startRuntime } from "../../../support/runtimes/real-runtime.ts";
import type { FlowCase, FlowOutcome, FlowRunner } from "./flow-case.ts";
import { createWatchedKitchen, Seen } from "./seen-by-components.ts";
import { sortedOutcome } from "./sorted-outcome.ts";
import { stable } from "./stable.ts";

const RUN_TIMEOUT_MS = 20_000;

const retry = { backoff: { type: "constant", delayMs: 1 } } as const;
const unrecorded = { wire: [], blobRequests: [] } as const;

/** A real server of 0.12 or 0.13, with the kitchen worker pulling from it. */
export async function startPullingRunner(version: string): Promise<FlowRunner> {
  const seen = new Seen();
  const port = await findFreePort();
  const pulling = await pull(createWatchedKitchen(seen), pullOptions(port));
  const server = await startRuntime(version, { w: { queue: "w" } }, { port, retry });
  const { client } = server;
  return {
    version,
    async run({ flow, inputs = [{}], variables, maxConcurrency, overrides }) {
      seen.take();
      // `POST /flows` would turn whole numbers into fractions.
      const { document } = readFlow(flow, { version: version as RuntimeVersion, unknownFields: "report" });
      const flowId = await storeFlowBlob(server.url, document);
      const run = await client.run(flowId, inputs, {
        timeoutMs: RUN_TIMEOUT_MS,
        ...(variables === undefined ? {} : { variables }),
        ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
        ...(overrides === undefined ? {} : { overrides }),
      });
      const results = run.items.map(({ result, status }) => stable(result ?? status));
      return sortedOutcome({ flowId, status: run.status, results, seen: seen.take(), ...unrecorded });
    },
    async close() {
      await server.close();
      await pulling.close();
    },
  };
}

/** Stores a flow as a blob, in which numbers stay as they are. */
export async function storeFlowBlob(url: string, document: object): Promise<string> {
  const response = await fetch(`${url}/api/v1/blobs`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ data: document, blobType: "flow" }),
  });
  return ((await response.json()) as { readonly blobId: string }).blobId;
}

/** The embedded runtime as 0.12 or 0.13, with the kitchen worker pulling from it or in this process. */
export async function startEmbeddedAsPulling(version: RuntimeVersion, reach: "pull" | "process"): Promise<FlowRunner> {
  const seen = new Seen();
  const kitchen = createWatchedKitchen(seen);
  const service = await servePull();
  const w = reach === "process" ? kitchen : service.queue("w");
  const runtime = await createRuntime({ workers: { w }, quirks: version, retry });
  const pulling = reach === "process" ? undefined : await pull(kitchen, pullOptions(service.port));
  return {
    version,
    run: async (flowCase) => sortedOutcome(await runEmbedded(runtime, seen, flowCase)),
    async close() {
      await pulling?.close();
      await runtime.close();
      await service.close();
    },
  };
}

async function runEmbedded(
  { engine }: Runtime,
  seen: Seen,
  { flow, inputs = [{}], variables, maxConcurrency, overrides }: FlowCase,
): Promise<FlowOutcome> {
  seen.take();
  const read = readFlow(flow, { version: engine.semantics.version, unknownFields: "report" });
  await engine.storeFlow(read);
  const changes = overrides === undefined ? undefined : { steps: overrides };
  const { runId, ended } = engine.submit(read, inputs, { variables, maxConcurrency, overrides: changes });
  const status = await ended;
  const items = engine.runs.items(runId) ?? [];
  const results = items.map(({ result, status: state }) => stable(shown(result) ?? state));
  return { flowId: read.id, status, results, seen: seen.take(), ...unrecorded };
}

/** A result as the REST API shows it: without the details of an error. */
function shown(result: { readonly outcome: string } | undefined): unknown {
  if (result?.outcome !== "failed") return result;
  const { code, message } = (result as unknown as { error: { code: number; message: string } }).error;
  return { outcome: "failed", error: { code, message } };
}

function pullOptions(port: number) {
  return { tasksUrl: `127.0.0.1:${port}`, queue: "w", handleSignals: false } as const;
}
