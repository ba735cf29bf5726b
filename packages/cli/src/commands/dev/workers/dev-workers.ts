/// <reference lib="esnext.disposable" preserve="true" />
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { messageOf } from "@stepflow/protocol/internal";
import { type CommandWorker, systemClock, type UrlWorker } from "@stepflow/runtime";
import type { ProcessGuard } from "../../../guard/process-guard.ts";
import type { CliIo } from "../../../io/cli-io.ts";
import { nameOf, toCommandWorker } from "../../../workers/open-workers.ts";
import type { WorkerSpec } from "../../../workers/worker-spec.ts";
import type { DevWorker, Reload } from "../events/dev-event.ts";
import type { EventLog } from "../events/event-log.ts";
import type { DevRuntime } from "../runtime/dev-runtime.ts";
import type { DevContext, DevWorkerHandle } from "./dev-context.ts";
import { FileWorker } from "./file-worker.ts";
import { RuntimeWorker } from "./runtime-worker.ts";
import { SpareHosts } from "./spare-hosts.ts";

/** A worker that has ended this soon after its start is not started again at once. */
const QUICK_END_MS = 5_000;
/** Number of quick ends in a row after which a worker waits for a change of its files. */
const MAX_QUICK_ENDS = 3;
/** Pause before a worker that has ended quickly is started again. */
const RESTART_PAUSE_MS = 1_000;
/** Number of reloads that are remembered. */
const MAX_RELOADS = 100;

/** Options of {@link DevWorkers}. */
export interface DevWorkersOptions {
  readonly cwd: string;
  readonly events: EventLog;
  readonly signal: AbortSignal;
  /** Ends processes if this one is killed. */
  readonly guard: ProcessGuard;
  /** Returns the current variables of workers. */
  readonly env: () => CliIo["env"];
}

/** Settings of the processes of workers. */
export interface ProcessSettings {
  readonly inspectPort: number | undefined;
  /** Receives what a worker prints. */
  readonly print: (worker: string, text: string) => void;
}

/** All workers of a development server. One reload follows another. */
export class DevWorkers implements AsyncDisposable {
  readonly #specs: readonly WorkerSpec[];
  readonly #options: DevWorkersOptions;
  readonly #files: FileWorker[] = [];
  readonly #others = new Map<string, RuntimeWorker>();
  readonly #reloads: Reload[] = [];
  readonly #ends = new Map<DevWorkerHandle, { count: number; startedAt: number }>();
  #spares: SpareHosts | undefined;
  #runtime: DevRuntime | undefined;
  #reloading: Promise<void> = Promise.resolve();
  #reloadId = 0;

  constructor(specs: readonly WorkerSpec[], options: DevWorkersOptions) {
    this.#specs = specs;
    this.#options = options;
  }

  /** Workers that the runtime reaches or starts by itself, by name. Their variables are always the current ones. */
  get sources(): Readonly<Record<string, UrlWorker | CommandWorker>> {
    const { cwd, env } = this.#options;
    return Object.fromEntries(
      this.#specs.flatMap((spec): [string, UrlWorker | CommandWorker][] => {
        if (spec.kind === "file") return [];
        const source = spec.kind === "url" ? { url: spec.url } : toCommandWorker(spec, { cwd, env: env() });
        return [[nameOf(spec), source]];
      }),
    );
  }

  get states(): readonly DevWorker[] {
    return [...this.#files, ...this.#others.values()].map(({ state }) => state);
  }

  get reloads(): readonly Reload[] {
    return this.#reloads;
  }

  /** Notes a worker that the runtime starts. Those of the configuration are known by this only. */
  noteCommand(name: string, { command, args = [] }: CommandWorker): void {
    if (this.#others.has(name)) return;
    this.#addOther(name, "config", [command, ...args].join(" "));
  }

  /** Notes that the configuration has changed: its new workers are ready, and missing ones are forgotten. */
  async noteConfig(): Promise<void> {
    const names = this.#runtime?.workerNames ?? [];
    for (const [name, worker] of this.#others) {
      if (worker.state.kind !== "config") continue;
      if (!names.includes(name)) this.#others.delete(name);
      else if (worker.state.state === "starting") await worker.noteReady(undefined);
    }
  }

  /** Prepares the workers. They start with {@link startAll}. */
  open(runtime: DevRuntime, { inspectPort, print }: ProcessSettings): void {
    this.#runtime = runtime;
    const { cwd, events, signal, env, guard } = this.#options;
    const io = (file: string) => ({
      cwd,
      env: env(),
      guard,
      stderr: { write: (text: string) => print(this.#labelOf(file), text) },
    });
    this.#spares = new SpareHosts(io);
    const onExit = (worker: DevWorkerHandle): void => void this.#restartEnded(worker);
    const context: DevContext = { runtime, events, spares: this.#spares, cwd, io, signal, inspectPort, onExit };
    for (const spec of this.#specs) {
      if (spec.kind === "file") this.#files.push(new FileWorker(spec, context));
      else
        this.#addOther(
          nameOf(spec),
          spec.kind,
          spec.kind === "url" ? spec.url : [spec.command, ...spec.args].join(" "),
        );
    }
  }

  /**
   * Starts all workers. Those that do not start wait for a change of their files.
   *
   * @throws the error of the first one on a real runtime, which must know its workers when it starts.
   */
  startAll(): Promise<void> {
    const starting = [...this.#files, ...this.#others.values()].map((worker) => {
      this.#noteStart(worker);
      return worker.state.kind === "config" ? (worker as RuntimeWorker).noteReady(undefined) : worker.restart();
    });
    const started = this.#runtime?.engine === undefined ? Promise.all(starting) : Promise.allSettled(starting);
    // A reload waits until the first start is over.
    this.#reloading = started.then(
      () => {},
      () => {},
    );
    return started.then(() => {});
  }

  /** Starts the workers again that changed files affect, or all of them. */
  reload(files: readonly string[], isForAll: boolean): Promise<void> {
    const all = [...this.#files, ...this.#others.values()];
    const affected = all.filter((worker) => isForAll || files.some((file) => worker.isAffectedBy(file)));
    for (const worker of affected) this.#ends.delete(worker);
    return this.#restart(affected, files);
  }

  /** Ends the waiting processes, because their variables are outdated. */
  discardSpares(): void {
    this.#spares?.discard();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#spares?.[Symbol.asyncDispose](), ...this.#files.map((one) => one[Symbol.asyncDispose]())]);
  }

  #restart(workers: readonly DevWorkerHandle[], files: readonly string[]): Promise<void> {
    this.#reloading = this.#reloading.then(() => this.#restartNow(workers, files));
    return this.#reloading;
  }

  async #restartNow(workers: readonly DevWorkerHandle[], files: readonly string[]): Promise<void> {
    const { signal } = this.#options;
    if (workers.length === 0 || signal.aborted) return;
    const started = performance.now();
    this.#reloadId += 1;
    const reload: Reload = {
      id: this.#reloadId,
      files,
      state: "running",
      workers: [],
      startedAt: systemClock.now(),
      ms: undefined,
      executions: 0,
      hasFormer: workers.some(({ state }) => state.version > 0),
      error: undefined,
    };
    this.#publish(reload);
    for (const worker of workers) this.#noteStart(worker);
    const settled = await Promise.allSettled(workers.map((worker) => worker.restart()));
    if (signal.aborted) return;
    const ready = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const errors = settled.flatMap((one) => (one.status === "rejected" ? [messageOf(one.reason)] : []));
    this.#publish({
      ...reload,
      state: errors.length === 0 ? "ready" : "failed",
      workers: ready.map(({ name }) => name),
      ms: Math.max(...ready.map(({ readyAt }) => readyAt), started) - started,
      executions: ready.reduce((sum, { executions }) => sum + executions, 0),
      error: errors.length === 0 ? undefined : errors.join("\n"),
    });
  }

  /** Starts a worker again that has ended by itself, unless it keeps ending at once. */
  async #restartEnded(worker: DevWorkerHandle): Promise<void> {
    const { signal, events } = this.#options;
    const ends = this.#ends.get(worker) ?? { count: 0, startedAt: 0 };
    const isQuick = performance.now() - ends.startedAt < QUICK_END_MS;
    ends.count = isQuick ? ends.count + 1 : 0;
    this.#ends.set(worker, ends);
    if (ends.count >= MAX_QUICK_ENDS) {
      events.publish({ type: "warning", message: `A worker has ended ${ends.count} times. It waits for a change.` });
      return;
    }
    if (isQuick) await pause(RESTART_PAUSE_MS, undefined, { signal }).catch(() => {});
    await this.#restart([worker], ["worker ended"]);
  }

  #noteStart(worker: DevWorkerHandle): void {
    const ends = this.#ends.get(worker) ?? { count: 0, startedAt: 0 };
    this.#ends.set(worker, { ...ends, startedAt: performance.now() });
  }

  #publish(reload: Reload): void {
    const index = this.#reloads.findIndex(({ id }) => id === reload.id);
    if (index === -1) this.#reloads.push(reload);
    else this.#reloads[index] = reload;
    if (this.#reloads.length > MAX_RELOADS) this.#reloads.shift();
    this.#options.events.publish({ type: "reload", reload });
  }

  #addOther(name: string, kind: DevWorker["kind"], source: string): void {
    const { events, signal } = this.#options;
    const context = { events, signal, runtime: () => this.#runtime };
    this.#others.set(name, new RuntimeWorker({ name, kind, source }, context));
  }

  #labelOf(file: string): string {
    const { cwd } = this.#options;
    const worker = this.#files.find(({ state }) => resolve(cwd, state.source) === file);
    return worker?.state.name ?? file;
  }
}
