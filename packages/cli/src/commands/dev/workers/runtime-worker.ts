import { basename } from "node:path";
import { messageOf } from "@stepflow/protocol/internal";
import type { DevWorker } from "../events/dev-event.ts";
import type { EventLog } from "../events/event-log.ts";
import type { DevRuntime } from "../runtime/dev-runtime.ts";
import type { DevWorkerHandle, Restart } from "./dev-context.ts";
import { startingWorker } from "./starting-worker.ts";

/** Parts that a {@link RuntimeWorker} needs. */
export interface RuntimeWorkerContext {
  /** Returns the runtime; undefined while it is being opened. */
  readonly runtime: () => DevRuntime | undefined;
  readonly events: EventLog;
  readonly signal: AbortSignal;
}

/** A worker that is reached by URL, or whose program the runtime starts. */
export class RuntimeWorker implements DevWorkerHandle {
  readonly #context: RuntimeWorkerContext;
  #state: DevWorker;

  constructor(worker: Pick<DevWorker, "kind" | "source"> & { readonly name: string }, context: RuntimeWorkerContext) {
    this.#context = context;
    this.#state = startingWorker(worker);
  }

  get state(): DevWorker {
    return this.#state;
  }

  /** A program of Python is affected by Python, and any other by everything that is watched. */
  isAffectedBy(path: string): boolean {
    if (this.#state.kind === "url") return false;
    const [program = "", ...args] = this.#state.source.split(/\s+/);
    const isPython = /^(?:python|uv|poetry|pipenv)/.test(basename(program)) || args.some((one) => one.endsWith(".py"));
    return isPython ? !/\.(?:[cm]?[jt]sx?)$/i.test(path) : !/\.(?:py|toml)$/i.test(path);
  }

  /** Notes that the runtime has started the worker. */
  async noteReady(readyMs: number | undefined): Promise<void> {
    const listed = this.#context.runtime()?.components(this.#name);
    const components = (await listed?.catch(() => []))?.length ?? 0;
    this.#update({ state: "ready", version: this.#state.version + 1, components, readyMs, error: undefined });
  }

  async restart(): Promise<Restart> {
    const { runtime, events, signal } = this.#context;
    const startedAt = performance.now();
    try {
      const replaced = await runtime()?.restart(this.#name);
      const { version } = this.#state;
      const { executions = 0, closed } = replaced ?? {};
      void closed?.then((cutOff) => events.publish({ type: "drained", worker: this.#name, version, cutOff }));
      const readyAt = performance.now();
      await this.noteReady(readyAt - startedAt);
      return { name: this.#name, executions, readyAt };
    } catch (error) {
      signal.throwIfAborted();
      this.#update({ state: "failed", error: messageOf(error) });
      throw error;
    }
  }

  get #name(): string {
    return this.#state.name ?? this.#state.source;
  }

  #update(changes: Partial<DevWorker>): void {
    this.#state = { ...this.#state, ...changes };
    this.#context.events.publish({ type: "worker", worker: this.#state });
  }
}
