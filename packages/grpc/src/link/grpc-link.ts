import { CallbackAbortedError, ContextClosedError, UnsupportedByRuntimeError } from "@stepflow/protocol";
import {
  type BlobCache,
  type BlobReferences,
  type BlobStore,
  CachedBlobStore,
  HttpBlobStore,
  type NumberPolicy,
  type RunService,
  type RuntimeLink,
} from "@stepflow/worker/carrier";
import type { Channel } from "../rpc/channel.ts";
import type { TaskOwner } from "../rpc/task-owner.ts";
import { FIRST_VERSION } from "../versions.ts";
import { ContextCalls } from "./context-calls.ts";
import { GrpcBlobStore } from "./grpc-blob-store.ts";
import { GrpcRuns } from "./grpc-runs.ts";

/** Settings that all links of one worker share. */
export interface GrpcLinkSettings {
  /** Identifies the runtime in caches: the address that tasks are pulled from. */
  readonly scope: string;
  /** Returns the channel to the runtime that stores blobs. `undefined` means the owner of the task. */
  readonly blobs: (() => Channel) | undefined;
  readonly cache: BlobCache | undefined;
  readonly numbers: NumberPolicy;
  readonly bigints: boolean;
  readonly callbackTimeoutMs: number;
  readonly outputReferences: BlobReferences | undefined;
  readonly resolvesReferences: boolean;
}

/** Reports the progress of a component to the runtime. */
export type ProgressListener = (fraction: number, message: string | undefined) => void;

/** Gives one attempt of a task access to its runtime, over gRPC. */
export class GrpcLink implements RuntimeLink {
  /** Runtimes since 0.12 leave references to the SDKs. */
  readonly returnsReferences = true;
  readonly #settings: GrpcLinkSettings;
  readonly #owner: TaskOwner;
  #calls: ContextCalls;
  readonly #listeners: ((reason: Error) => void)[] = [];
  readonly #onProgress: ProgressListener;
  #lost: Error | undefined;
  #runs: RunService | undefined;

  constructor(owner: TaskOwner, settings: GrpcLinkSettings, onProgress: ProgressListener) {
    this.#settings = settings;
    this.#owner = owner;
    this.#calls = new ContextCalls(owner);
    this.#onProgress = onProgress;
  }

  get scope(): string {
    return this.#settings.scope;
  }

  get openCalls(): number {
    return this.#calls.open;
  }

  get outputReferences(): BlobReferences | undefined {
    return this.#settings.outputReferences;
  }

  /** The reason why the runtime gave the task up; `undefined` if it has not. */
  get lost(): Error | undefined {
    return this.#lost;
  }

  async resolvesReferences(): Promise<boolean> {
    return this.#settings.resolvesReferences;
  }

  async blobs(): Promise<BlobStore> {
    const { blobs: getChannel, cache, numbers, bigints } = this.#settings;
    const channel = getChannel?.();
    const { url } = channel ?? this.#owner;
    const rest = new HttpBlobStore(`${url}/api/v1/blobs`);
    return new CachedBlobStore(
      new GrpcBlobStore({ calls: this.#calls, channel, rest, numbers, bigints }),
      cache,
      this.scope,
    );
  }

  async runs(): Promise<RunService> {
    const { callbackTimeoutMs: timeoutMs, bigints } = this.#settings;
    this.#runs ??= new GrpcRuns({ calls: this.#calls, timeoutMs, bigints });
    return this.#runs;
  }

  async call(method: string): Promise<unknown> {
    const hint = `Runtimes since ${FIRST_VERSION} have no JSON-RPC: use the methods of the context.`;
    throw new UnsupportedByRuntimeError(`the request ${method}`, hint);
  }

  progress(fraction: number, message: string | undefined): void {
    this.#onProgress(fraction, message);
  }

  onLost(listener: (reason: Error) => void): void {
    if (this.#lost === undefined) this.#listeners.push(listener);
    else listener(this.#lost);
  }

  /** Fails the calls that the component has left open. Further calls are those of the worker. */
  endCalls(): void {
    this.#calls.end((method) => new ContextClosedError(method));
    this.#calls = new ContextCalls(this.#owner);
    this.#runs = undefined;
  }

  /** Marks the task as lost: notifies the component and fails its calls. Only the first reason counts. */
  lose(reason: Error): void {
    if (this.#lost !== undefined) return;
    this.#lost = reason;
    this.#calls.end((method) => new CallbackAbortedError(method, reason));
    for (const listener of this.#listeners.splice(0)) listener(reason);
  }
}
