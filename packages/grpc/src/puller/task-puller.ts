/// <reference lib="esnext.disposable" preserve="true" />
import { randomUUID } from "node:crypto";
import { ShuttingDownError } from "@stepflow/protocol";
import { bindMethods } from "@stepflow/protocol/internal";
import type { Logger } from "@stepflow/worker";
import {
  type ComponentRegistry,
  createExecutionCore,
  DEFAULTS,
  type ExecutionCore,
  settlesWithin,
} from "@stepflow/worker/carrier";
import type { PullingWorker, Stoppable, StrayPolicy } from "@stepflow/worker/node";
import { Heartbeats } from "../heartbeat/heartbeats.ts";
import type { GrpcLinkSettings } from "../link/grpc-link.ts";
import { Channels } from "../rpc/channel.ts";
import { TaskStream } from "../stream/task-stream.ts";
import { TaskDispatcher } from "../task/task-dispatcher.ts";
import { TaskReporter } from "../task/task-reporter.ts";
import { NumberWarnings } from "../values/number-warnings.ts";
import { followProcess } from "./follow-process.ts";
import type { PullSettings } from "./pull-settings.ts";

/** Time for handing tasks back to the runtime. */
const HAND_BACK_MS = 1_000;

/** A pulling worker: connects the stream of tasks with their execution, from the start to the end of the worker. */
export class TaskPuller implements PullingWorker, Stoppable {
  readonly url: string;
  readonly queue: string;
  readonly connected: Promise<void>;
  readonly closed: Promise<void>;
  readonly onStray: StrayPolicy | undefined;
  readonly logger: Logger;
  readonly #settings: PullSettings;
  readonly #core: ExecutionCore;
  readonly #channels: Channels;
  readonly #heartbeats: Heartbeats;
  readonly #dispatcher: TaskDispatcher;
  readonly #stream: TaskStream;
  #unfollow: () => void = () => {};
  #resolveClosed: () => void = () => {};
  #resolveConnected: () => void = () => {};
  #closing: Promise<void> | undefined;

  constructor(registry: ComponentRegistry, settings: PullSettings) {
    const { tasksUrl, queue, logger, concurrency } = settings;
    this.url = tasksUrl;
    this.queue = queue;
    this.onStray = settings.onStray;
    this.logger = logger;
    this.#settings = settings;
    this.#core = createExecutionCore(registry, settings, process.env);
    this.connected = new Promise((resolve) => {
      this.#resolveConnected = resolve;
    });
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
    const workerId = randomUUID();
    const { executor, concurrency: slots } = this.#core;
    this.#channels = new Channels(settings.sessionTls);
    this.#heartbeats = new Heartbeats(logger, settings.tls);
    this.#dispatcher = new TaskDispatcher({
      registry,
      channels: this.#channels,
      tasksUrl,
      tools: {
        workerId,
        slots,
        logger,
        executor,
        heartbeats: this.#heartbeats,
        reporter: new TaskReporter(logger),
        numbers: new NumberWarnings(settings.bigNumbers ?? DEFAULTS.bigNumbers, logger),
        link: this.#createLinkSettings(),
      },
    });
    this.#stream = new TaskStream({
      url: tasksUrl,
      tls: settings.sessionTls,
      queue,
      workerId,
      logger,
      slots: concurrency,
      maxTaskBytes: settings.bodyLimitBytes,
      dispatch: (assignment) => this.#dispatcher.dispatch(assignment),
      whenReady: () => slots.whenNoneWaits(),
      onConnected: () => this.#onConnected(),
    });
  }

  /** @throws Error if the heartbeat thread cannot be started */
  async open(): Promise<void> {
    await this.#heartbeats.open();
    void this.#stream.run();
    if (this.#settings.handleSignals) this.#unfollow = followProcess(this);
  }

  onStopping(reason: string): void {
    this.#settings.logger.info(`${reason} Stopping.`, { open: this.#dispatcher.size });
  }

  close(): Promise<void> {
    this.#closing ??= this.#stop().finally(() => this.#resolveClosed());
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Clears the blob cache, because the runtime may have been restarted and have lost its blobs. */
  #onConnected(): void {
    this.#core.blobCache?.clear();
    this.#resolveConnected();
  }

  #createLinkSettings(): GrpcLinkSettings {
    const { tasksUrl, blobUrl, bigNumbers, blobThresholdBytes } = this.#settings;
    const { numbers, callbackTimeoutMs, blobReferences, blobCache } = this.#core;
    const references = blobReferences && blobThresholdBytes > 0;
    return {
      scope: tasksUrl,
      blobs: blobUrl === undefined ? undefined : () => this.#channels.get(blobUrl),
      cache: blobCache,
      numbers,
      bigints: bigNumbers === "bigint",
      callbackTimeoutMs,
      outputReferences: references ? { thresholdBytes: blobThresholdBytes } : undefined,
      resolvesReferences: blobReferences,
    };
  }

  async #stop(): Promise<void> {
    const { drainMs, concurrency } = this.#settings;
    const endMs = performance.now() + drainMs;
    this.#dispatcher.hold(drainMs, concurrency);
    await this.#stream.stop();
    this.#dispatcher.release();
    await this.#drain(endMs - performance.now());
    this.#unfollow();
    this.#channels.close();
    await this.#heartbeats.close();
  }

  async #drain(leftMs: number): Promise<void> {
    const { drainMs, logger } = this.#settings;
    if (await settlesWithin(this.#dispatcher.idle(), leftMs)) return;
    logger.warn("Some tasks did not end in time and are returned to the runtime.", {
      drainMs,
      open: this.#dispatcher.size,
    });
    const reason = new ShuttingDownError();
    this.#core.executor.interruptAll(reason);
    this.#dispatcher.handBackAll(reason);
    if (await settlesWithin(this.#dispatcher.idle(), HAND_BACK_MS)) return;
    // A runtime that cannot be reached notices that the heartbeats are missing.
    this.#dispatcher.abandon(reason);
  }
}

bindMethods(TaskPuller);
