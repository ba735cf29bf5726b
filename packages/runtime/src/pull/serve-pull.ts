/// <reference lib="esnext.disposable" preserve="true" />
import { setTimeout as sleep } from "node:timers/promises";
import { bindMethods, defined } from "@stepflow/protocol/internal";
import { createBlobApp } from "../rest/blob-app.ts";
import type { CarriedWorker } from "../workers/worker-source.ts";
import { AttachedRuntime } from "./attached-runtime.ts";
import { PendingTasks } from "./pending-tasks.ts";
import { PullFaultInjector } from "./pull-fault-injector.ts";
import { listenForPulls, type PullListener } from "./pull-listener.ts";
import {
  checkLimitNames,
  checkPullNames,
  type PullService,
  type QueueLimits,
  type ServePullOptions,
} from "./pull-options.ts";
import { PullQueue } from "./pull-queue.ts";
import { routePulls } from "./pull-routes.ts";
import { type PullTimeouts, resolveTimeouts } from "./pull-timeouts.ts";

/** Limit of real runtimes 0.12 and 0.13 for requests over REST. */
const MAX_BLOB_BYTES = 250 * 1024 * 1024;

/**
 * Serves tasks over gRPC as runtime 0.13 does, so that workers that pull can work for an embedded runtime.
 *
 * @throws Error if the port is not available
 * @throws TypeError for an option that does not exist
 * @throws RangeError for a fault whose probability is not between 0 and 1, and for a time limit that is not above 0
 *
 * @example
 * ```ts source="./serve-pull.examples.ts#servePull"
 * await using service = await servePull();
 * await using runtime = await createRuntime({ workers: { text: service.queue("text") } });
 * const pulling = await pull(worker, { tasksUrl: service.url, queue: "text" });
 * console.log(await runtime.run(flow, { text: "one two" }));
 * await pulling.close();
 * ```
 */
export async function servePull(options: ServePullOptions = {}): Promise<PullService> {
  checkPullNames(options);
  const service = new GrpcPullService(options);
  await service.open(options.port ?? 0);
  return service;
}

class GrpcPullService implements PullService {
  readonly seed: number;
  readonly #timeouts: PullTimeouts;
  readonly #pending: PendingTasks;
  readonly #runtime = new AttachedRuntime();
  readonly #queues = new Map<string, PullQueue>();
  readonly #faults: PullFaultInjector;
  readonly #end = new AbortController();
  #listener: PullListener | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: ServePullOptions) {
    this.#timeouts = resolveTimeouts(options);
    const { signal } = this.#end;
    this.#faults = new PullFaultInjector(options.faults ?? {}, (ms) =>
      sleep(ms, undefined, { signal }).catch(() => {}),
    );
    this.seed = this.#faults.seed;
    this.#pending = new PendingTasks(this.#timeouts.heartbeatTimeoutMs);
  }

  async open(port: number): Promise<void> {
    const parts = { queues: this.#queues, pending: this.#pending, runtime: this.#runtime, faults: this.#faults };
    try {
      this.#listener = await listenForPulls({
        port,
        routes: (router) => routePulls(router, parts),
        fetch: async (request) => createBlobApp(this.#runtime.get().engine.blobs, MAX_BLOB_BYTES).fetch(request),
      });
    } catch (error) {
      this.#pending.close();
      throw error;
    }
  }

  get port(): number {
    return this.#listener?.port ?? 0;
  }

  get url(): string {
    return `http://${this.#address}`;
  }

  get #address(): string {
    return `127.0.0.1:${this.port}`;
  }

  queue(name: string, limits: QueueLimits = {}): CarriedWorker {
    checkLimitNames(limits);
    const { queueTimeoutMs, executionTimeoutMs } = limits;
    const own = resolveTimeouts({ ...this.#timeouts, ...defined({ queueTimeoutMs, executionTimeoutMs }) });
    return {
      connect: async (runtime) => {
        if (this.#queues.has(name)) throw new TypeError(`The queue "${name}" is already in use by a runtime.`);
        this.#runtime.attach(runtime);
        const queue = new PullQueue({
          name,
          pending: this.#pending,
          faults: this.#faults,
          limits: own,
          semantics: runtime.engine.semantics,
          readyTimeoutMs: this.#timeouts.readyTimeoutMs,
          address: () => this.#address,
          onClose: () => this.#unmount(name),
        });
        this.#queues.set(name, queue);
        return queue;
      },
    };
  }

  disconnect(): void {
    this.#listener?.disconnect();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #unmount(name: string): void {
    this.#queues.delete(name);
    if (this.#queues.size === 0) this.#runtime.detach();
  }

  async #close(): Promise<void> {
    this.#end.abort();
    for (const queue of [...this.#queues.values()]) queue.close();
    this.#pending.close();
    await this.#listener?.close();
  }
}

bindMethods(GrpcPullService);
