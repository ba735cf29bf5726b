import { type Client, createClient } from "@stepflow/client";
import { pull } from "@stepflow/grpc";
import type { StartOrchestratorOptions } from "@stepflow/orchestrator";
import { createRuntime } from "@stepflow/runtime";
import { servePull } from "@stepflow/runtime/pull";
import { silentLogger, type Worker } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { findFreePort } from "../../../packages/orchestrator/src/process/free-port.ts";
import { tapFetch } from "../wire/fetch-tap.ts";
import { startWireTap, Tape } from "../wire/wire-tap.ts";
import { startAnyRuntime } from "./any-runtime.ts";
import { FAST_RETRIES, startRuntime } from "./real-runtime.ts";

/** Combination of a runtime and the way it reaches its worker. */
export interface Setup {
  readonly name: string;
  /** `embedded`, or the version of a real runtime. */
  readonly runtime: string;
  /** `process` exists for the embedded runtime only, `queue` for the embedded runtime and for 0.12 and later. */
  readonly reach: "process" | "url" | "queue";
  /** In `v0`, blobs travel through the event stream. */
  readonly dialect: "v0" | "v1";
}

/** Embedded runtime in this process, with blobs through the binding that replaces the Blob API. */
export const IN_PROCESS: Setup = { name: "embedded, in process", runtime: "embedded", reach: "process", dialect: "v1" };
/** Embedded runtime in this process, with blobs through the event stream. */
export const IN_PROCESS_V0: Setup = { ...IN_PROCESS, name: "embedded, in process, v0", dialect: "v0" };
export const EMBEDDED: Setup = { ...IN_PROCESS, name: "embedded", reach: "url" };
/** Embedded runtime whose loopback service the worker pulls from. */
export const EMBEDDED_PULL: Setup = { ...IN_PROCESS, name: "embedded, pull", reach: "queue" };
export const REAL_09: Setup = { name: "0.9.0", runtime: "0.9.0", reach: "url", dialect: "v0" };
export const REAL_010: Setup = { name: "0.10.0", runtime: "0.10.0", reach: "url", dialect: "v1" };
export const REAL_011: Setup = { name: "0.11.1", runtime: "0.11.1", reach: "url", dialect: "v1" };
export const REAL_012: Setup = { name: "0.12.0", runtime: "0.12.0", reach: "queue", dialect: "v1" };
export const REAL_013: Setup = { name: "0.13.0", runtime: "0.13.0", reach: "queue", dialect: "v1" };

export interface TestBenchOptions {
  readonly blobApi?: NonNullable<StartOrchestratorOptions["blobApi"]>;
}

/** Runtime with a worker whose components have paths below `/lab`. */
export interface TestBench {
  readonly client: Client;
  /** URL of the REST API. */
  readonly url: string;
  /** Messages between runtime and worker since the start. Empty over gRPC. */
  readonly tape: Tape;
  /** Starts a new tape and returns it. */
  record(): Tape;
  close(): Promise<void>;
}

type Parts = Omit<TestBench, "close">;
/** Collects functions that close what was opened. They run in reverse order. */
type Ends = { push(end: () => Promise<unknown>): void };

/** Connects a runtime and a worker. If one of them fails, the other one is closed. */
export async function openTestBench(way: Setup, worker: Worker, options: TestBenchOptions = {}): Promise<TestBench> {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await OPENERS[way.reach](way, worker, options, ends)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Open = (way: Setup, worker: Worker, options: TestBenchOptions, ends: Ends) => Promise<Parts>;

const OPENERS: Readonly<Record<Setup["reach"], Open>> = {
  async process({ dialect }, worker, { blobApi }, ends) {
    const tap = tapFetch();
    const runtime = await createRuntime({
      workers: { lab: worker },
      dialect,
      retry: FAST_RETRIES,
      blobApi: { url: blobApi?.url, thresholdBytes: blobApi?.blobThreshold },
      intercept: tap.intercept,
    });
    ends.push(() => runtime.close());
    const { url } = await runtime.listen();
    return { client: createClient(runtime), url, tape: tap.start, record: tap.record };
  },

  async url({ runtime: version, dialect }, worker, { blobApi }, ends) {
    const running = await serve(worker, { announce: false, handleSignals: false, logger: silentLogger, port: 0 });
    ends.push(() => running.close());
    const tap = await startWireTap(running.url);
    ends.push(() => tap.close());
    const server = await startAnyRuntime(version, { lab: { url: tap.url } }, { dialect, ...(blobApi && { blobApi }) });
    ends.push(() => server.close());
    return { client: server.client, url: server.url, tape: tap.start, record: tap.record };
  },

  async queue({ runtime: version }, worker, options, ends) {
    if (version === "embedded") return await openPullService(worker, options, ends);
    const port = await findFreePort();
    await startPulling(worker, `127.0.0.1:${port}`, options, ends);
    const { blobApi } = options;
    const server = await startRuntime(version, { lab: { queue: QUEUE } }, { port, ...(blobApi && { blobApi }) });
    ends.push(() => server.close());
    return { client: server.client, url: server.url, tape: new Tape(), record: () => new Tape() };
  },
};

const QUEUE = "lab";

async function openPullService(worker: Worker, options: TestBenchOptions, ends: Ends): Promise<Parts> {
  const service = await servePull();
  ends.push(() => service.close());
  await startPulling(worker, service.url, options, ends);
  const runtime = await createRuntime({ workers: { lab: service.queue(QUEUE) }, retry: FAST_RETRIES });
  ends.push(() => runtime.close());
  const { url } = await runtime.listen();
  return { client: createClient(runtime), url, tape: new Tape(), record: () => new Tape() };
}

async function startPulling(
  worker: Worker,
  tasksUrl: string,
  { blobApi }: TestBenchOptions,
  ends: Ends,
): Promise<void> {
  const pulling = await pull(worker, {
    tasksUrl,
    queue: QUEUE,
    concurrency: 64,
    blobThresholdBytes: blobApi?.blobThreshold,
    handleSignals: false,
    logger: silentLogger,
  });
  ends.push(() => pulling.close());
}
