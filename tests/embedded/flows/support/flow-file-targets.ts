import { pull } from "@stepflow/grpc";
import { startOrchestrator, type WorkerMount } from "@stepflow/orchestrator";
import type { FlowResult } from "@stepflow/protocol";
import { createRuntime, type RuntimeVersion } from "@stepflow/runtime";
import { servePull } from "@stepflow/runtime/pull";
import { silentLogger, type Worker } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { findFreePort } from "../../../../packages/orchestrator/src/process/free-port.ts";
import { pulls } from "../../../support/runtimes/client-targets.ts";
import { createFlowFileWorker } from "../../../support/workers/flow-file-worker.ts";
import type { FlowFile } from "./flow-files.ts";

const RUN_TIMEOUT_MS = 20_000;
const retry = { backoff: { type: "constant", delayMs: 1 } } as const;

/** A runtime that runs flow files. */
export interface FlowFileTarget {
  run(flow: FlowFile, input: unknown): Promise<FlowResult | undefined>;
  close(): Promise<void>;
}

/** Starts the embedded runtime: with the quirks of a version, or, for versions whose workers pull, with a pulling worker. */
export async function startEmbeddedTarget(version: string | undefined): Promise<FlowFileTarget> {
  const ends: (() => Promise<void>)[] = [];
  const pulled = version !== undefined && pulls(version);
  const worker = createFlowFileWorker();
  const service = pulled ? await servePull() : undefined;
  const runtime = await createRuntime({
    workers: { w: service?.queue("w") ?? worker },
    quirks: pulled ? undefined : (version as RuntimeVersion | undefined),
    unknownFields: "report",
    retry,
    logger: silentLogger,
  });
  if (service !== undefined) {
    const pulling = await pull(worker, { tasksUrl: service.url, queue: "w", handleSignals: false });
    ends.push(() => pulling.close());
  }
  ends.push(
    () => runtime.close(),
    async () => service?.close(),
  );
  return {
    run: ({ text }, input) => runtime.run(text, input),
    close: async () => {
      for (const end of ends) await end();
    },
  };
}

/** Starts a real server with the same worker. */
export async function startRealTarget(version: string): Promise<FlowFileTarget> {
  const port = await findFreePort();
  const [running, mount] = await connect(version, createFlowFileWorker(), port);
  const server = await startOrchestrator({ version, port, workers: { w: mount }, retry });
  return {
    async run({ document }, input) {
      const flow = pulls(version) ? withNamedCodes(document) : document;
      const { items } = await server.client.run(flow, [input], { timeoutMs: RUN_TIMEOUT_MS });
      return items[0]?.result;
    },
    async close() {
      await server.close();
      await running.close();
    },
  };
}

/** Starts the worker in the way that runtimes of this version reach it. */
async function connect(version: string, worker: Worker, port: number): Promise<[Closable, WorkerMount]> {
  const options = { handleSignals: false, logger: silentLogger };
  if (pulls(version)) {
    return [await pull(worker, { tasksUrl: `127.0.0.1:${port}`, queue: "w", ...options }), { queue: "w" }];
  }
  const server = await serve(worker, { port: 0, announce: false, ...options });
  return [server, { url: server.url }];
}

interface Closable {
  close(): Promise<void>;
}

/** Since 0.12 the codes of errors are names, and a flow with a number there is refused. */
function withNamedCodes(document: object): object {
  const text = JSON.stringify(document, (name, value: unknown) =>
    name === "code" && typeof value === "number" ? "COMPONENT_FAILED" : value,
  );
  return JSON.parse(text) as object;
}
