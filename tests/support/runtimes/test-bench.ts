import { type Client, createClient } from "@stepflow/client";
import { pull } from "@stepflow/grpc";
import type { StartOrchestratorOptions } from "@stepflow/orchestrator";
import { createRuntime } from "@stepflow/runtime";
import { servePull } from "@stepflow/runtime/pull";
import { silentLogger, type Worker } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { findFreePort } from "../../../packages/orchestrator/src/free-port.ts";
import { tapFetch } from "../wire/fetch-tap.ts";
import { startWireTap, Tape } from "../wire/wire-tap.ts";
import { startAnyRuntime } from "./any-runtime.ts";
import { FAST_RETRIES, startRuntime } from "./real-runtime.ts";

/** A way between a worker and a runtime. */
export interface Setup {
  readonly name: string;
  /** `embedded`, or the version of a real one. */
  readonly runtime: string;
  /** `process` is the embedded runtime's alone; queues are its and what runtimes since 0.12 have. */
  readonly reach: "process" | "url" | "queue";
  /** `v0` keeps blobs behind the event stream. */
  readonly dialect: "v0" | "v1";
}

/** In this process, with blobs by the binding that stands for the Blob API. */
export const IN_PROCESS: Setup = { name: "embedded, in process", runtime: "embedded", reach: "process", dialect: "v1" };
/** In this process, with blobs through the event stream. */
export const IN_PROCESS_V0: Setup = { ...IN_PROCESS, name: "embedded, in process, v0", dialect: "v0" };
export const EMBEDDED: Setup = { ...IN_PROCESS, name: "embedded", reach: "url" };
/** The worker pulls from its loopback service. */
export const EMBEDDED_PULL: Setup = { ...IN_PROCESS, name: "embedded, pull", reach: "queue" };
export const REAL_09: Setup = { name: "0.9.0", runtime: "0.9.0", reach: "url", dialect: "v0" };
export const REAL_010: Setup = { name: "0.10.0", runtime: "0.10.0", reach: "url", dialect: "v1" };
export const REAL_011: Setup = { name: "0.11.1", runtime: "0.11.1", reach: "url", dialect: "v1" };
export const REAL_012: Setup = { name: "0.12.0", runtime: "0.12.0", reach: "queue", dialect: "v1" };
export const REAL_013: Setup = { name: "0.13.0", runtime: "0.13.0", reach: "queue", dialect: "v1" };

export interface TestBenchOptions {
  readonly blobApi?: NonNullable<StartOrchestratorOptions["blobApi"]>;
}

/** A runtime with a worker, whose components are at `/lab/…`. */
export interface TestBench {
  readonly client: Client;
  /** Where its REST API listens. */
  readonly url: string;
  /** All that went between the two since the start; empty over gRPC. */
  readonly tape: Tape;
  /** Starts another tape. */
  record(): Tape;
  close(): Promise<void>;
}

type Parts = Omit<TestBench, "close">;
/** Ends things in the reverse order of their beginning. */
type Ends = { push(end: () => Promise<unknown>): void };

/** Brings a runtime and a worker together. Nothing of them is left when one of them fails. */
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
