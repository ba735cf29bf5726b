/// <reference lib="esnext.disposable" preserve="true" />
import { resolve } from "node:path";
import { messageOf } from "@stepflow/protocol/internal";
import type { ReplacedWorker } from "@stepflow/runtime";
import { HostedWorker } from "../../../workers/hosted-worker.ts";
import type { FileWorkerSpec } from "../../../workers/worker-spec.ts";
import type { DevWorker } from "../events/dev-event.ts";
import type { DevContext, DevWorkerHandle, Restart } from "./dev-context.ts";
import { startingWorker } from "./starting-worker.ts";

/** The worker of a file. Each version of its code has a process of its own. */
export class FileWorker implements DevWorkerHandle, AsyncDisposable {
  readonly #spec: FileWorkerSpec;
  readonly #context: DevContext;
  readonly #file: string;
  /** Processes with the current and with former code. */
  readonly #hosted = new Set<HostedWorker>();
  #current: HostedWorker | undefined;
  #state: DevWorker;

  constructor(spec: FileWorkerSpec, context: DevContext) {
    this.#spec = spec;
    this.#context = context;
    this.#file = resolve(context.cwd, spec.path);
    this.#state = startingWorker({ name: spec.name, kind: "file", source: spec.path });
    context.spares.prepare(this.#file);
  }

  get state(): DevWorker {
    return this.#state;
  }

  /** Files of other languages than that of the worker do not change it. */
  isAffectedBy(path: string): boolean {
    return !/\.(?:py|toml)$/i.test(path);
  }

  async restart(): Promise<Restart> {
    const startedAt = performance.now();
    this.#update({ state: this.#state.version === 0 ? "starting" : this.#state.state });
    let hosted: HostedWorker | undefined;
    try {
      hosted = await this.#load();
      const name = this.#spec.name ?? hosted.name;
      const former = this.#current;
      const replaced = await this.#enter(name, hosted);
      const readyAt = performance.now();
      const readyMs = readyAt - startedAt;
      this.#current = hosted;
      const version = this.#state.version + 1;
      if (former !== undefined) this.#retire(former, replaced, this.#state);
      this.#watch(hosted);
      const components = await this.#context.runtime.components(name).then(
        ({ length }) => length,
        () => 0,
      );
      this.#update({ name, state: "ready", version, pid: hosted.pid, readyMs, error: undefined, components });
      return { name, executions: replaced?.executions ?? 0, readyAt };
    } catch (error) {
      await hosted?.[Symbol.asyncDispose]();
      this.#context.signal.throwIfAborted();
      this.#update({ state: "failed", error: messageOf(error) });
      throw error;
    } finally {
      if (!this.#context.signal.aborted) this.#context.spares.prepare(this.#file);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#current = undefined;
    await Promise.all([...this.#hosted].map((hosted) => hosted[Symbol.asyncDispose]()));
  }

  async #load(): Promise<HostedWorker> {
    const { spares, io, signal, inspectPort } = this.#context;
    const host = spares.take(this.#file);
    const hosted = await HostedWorker.load(this.#spec.path, { ...io(this.#file), signal, host, inspectPort });
    this.#hosted.add(hosted);
    void hosted.exited.then(() => this.#hosted.delete(hosted));
    return hosted;
  }

  /** Puts the new code into service. A worker that has changed its name leaves its former one. */
  async #enter(name: string, hosted: HostedWorker): Promise<ReplacedWorker | undefined> {
    const { runtime } = this.#context;
    const { name: before, version } = this.#state;
    const replaced = await runtime.enter(name, hosted);
    if (version === 0 || before === undefined || before === name) return replaced;
    return await runtime.leave(before);
  }

  /** Ends a process after its last execution. */
  #retire(former: HostedWorker, replaced: ReplacedWorker | undefined, { name, version }: DevWorker): void {
    const { executions = 0, closed = Promise.resolve(0) } = replaced ?? {};
    if (executions > 0) this.#update({ former: [...this.#state.former, { version, executions }] });
    void closed.then(async (cutOff) => {
      this.#update({ former: this.#state.former.filter((one) => one.version !== version) });
      this.#context.events.publish({ type: "drained", worker: name ?? this.#spec.path, version, cutOff });
      await former[Symbol.asyncDispose]();
    });
  }

  #watch(hosted: HostedWorker): void {
    void hosted.exited.then(({ code, signal }) => {
      if (this.#current !== hosted || this.#context.signal.aborted) return;
      this.#context.events.publish({ type: "exited", worker: this.#state.name ?? this.#spec.path, code, signal });
      this.#update({ state: "ended", pid: undefined });
      this.#context.onExit(this);
    });
  }

  #update(changes: Partial<DevWorker>): void {
    this.#state = { ...this.#state, ...changes };
    this.#context.events.publish({ type: "worker", worker: this.#state });
  }
}
