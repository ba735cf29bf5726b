import type { FlowResult } from "@stepflow/protocol";
import { MemoryBlobStore } from "../blobs/memory-blob-store.ts";
import { openBlobs } from "../blobs/open-blobs.ts";
import { createRuntime } from "../create-runtime.ts";
import type { Clock } from "../engine/clock.ts";
import type { Engine } from "../engine/engine.ts";
import type { Runtime } from "../runtime.ts";
import { checkTestOptions } from "./check-test-options.ts";
import { ComponentNames } from "./component-name.ts";
import { FaultInjector } from "./faults/fault-injector.ts";
import type { InjectedFault } from "./faults/fault-log.ts";
import { findRunning, findStubborn, LeakError, startWatching, stopWatching } from "./leaks.ts";
import { type RecordedBlob, RecordingBlobStore, toRecord } from "./recording-blob-store.ts";
import { noteOrigin } from "./result-origin.ts";
import { type Business, createSkippingClock, createTestClock, type TestClock } from "./test-clock.ts";
import type { TestedWorkers, TestRuntime } from "./test-runtime.ts";
import type { TestRuntimeOptions } from "./test-runtime-options.ts";
import { byName, inProcess, type WorkersByName, watched } from "./tested-workers.ts";
import type { RecordedCallback, RecordedExecution } from "./watch/recorded-execution.ts";
import { WorkerWatch } from "./watch/worker-watch.ts";

/** What `testRuntime` makes. */
export class KitRuntime implements TestRuntime {
  readonly #options: TestRuntimeOptions;
  readonly #workers: WorkersByName;
  readonly #names: ComponentNames;
  readonly #watch: WorkerWatch;
  readonly #faults: FaultInjector | undefined;
  readonly #blobs: RecordingBlobStore;
  readonly #clock: TestClock | undefined;
  readonly #runtime: Runtime;
  #closing: Promise<void> | undefined;

  private constructor(workers: WorkersByName, options: TestRuntimeOptions, parts: Parts) {
    this.#options = options;
    this.#workers = workers;
    this.#names = new ComponentNames(Object.keys(workers));
    this.#watch = parts.watch;
    this.#faults = parts.faults;
    this.#blobs = parts.blobs;
    this.#clock = parts.testClock;
    this.#runtime = parts.runtime;
  }

  static async open(given: TestedWorkers, options: TestRuntimeOptions): Promise<KitRuntime> {
    checkTestOptions(options);
    const workers = byName(given, options.name);
    return new KitRuntime(workers, options, await openParts(workers, options));
  }

  get engine(): Engine {
    return this.#runtime.engine;
  }

  get url(): string {
    return this.#runtime.url;
  }

  get clock(): TestClock {
    if (this.#clock !== undefined) return this.#clock;
    throw new TypeError('runtime.clock is there with testRuntime(worker, { clock: "manual" }) only.');
  }

  get seed(): number | undefined {
    return this.#faults?.seed;
  }

  get faults(): readonly InjectedFault[] {
    return this.#faults?.injected ?? [];
  }

  get replay(): string | undefined {
    return this.#faults?.toString();
  }

  readonly run: Runtime["run"] = async (flow, input, options) =>
    this.#noted(await this.#runtime.run(flow, input, options));

  readonly runMany: Runtime["runMany"] = async (flow, inputs, options) => {
    const results = await this.#runtime.runMany(flow, inputs, options);
    return results.map((result) => this.#noted(result));
  };

  readonly execute: Runtime["execute"] = async (component, input, options) =>
    this.#noted(await this.#runtime.execute(this.#names.toPath(component), input, options));

  readonly components: Runtime["components"] = () => this.#runtime.components();
  readonly fetch: Runtime["fetch"] = (input, init) => this.#runtime.fetch(input, init);
  readonly listen: Runtime["listen"] = (options) => this.#runtime.listen(options);

  executions(component?: string): readonly RecordedExecution[] {
    const { executions } = this.#watch;
    if (component === undefined) return [...executions];
    const path = this.#names.toPath(component);
    return executions.filter((execution) => execution.component === path);
  }

  callbacks(method?: string): readonly RecordedCallback[] {
    const all = this.#watch.executions.flatMap(({ callbacks }) => callbacks);
    return method === undefined ? all : all.filter((callback) => callback.method === method);
  }

  blobs(): readonly RecordedBlob[] {
    return [...this.#blobs.stored];
  }

  async blob(id: string): Promise<unknown> {
    const blob = await this.#blobs.get(id);
    return blob === undefined ? undefined : toRecord(blob).data;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    const isChecked = this.#options.checkLeaks !== false;
    const leaks = isChecked ? await findRunning(this.#watch) : [];
    await this.#runtime.close();
    const workers = inProcess(this.#workers);
    stopWatching(workers, this.#watch);
    if (!isChecked) return;
    leaks.push(...(await findStubborn(workers, this.#watch)));
    if (leaks.length > 0) throw new LeakError(leaks, this.replay && `Replay with ${this.replay}.`);
  }

  /** Lets matchers tell where a result comes from. */
  #noted(result: FlowResult): FlowResult {
    return noteOrigin(result, this);
  }
}

interface Parts {
  readonly watch: WorkerWatch;
  readonly faults: FaultInjector | undefined;
  readonly blobs: RecordingBlobStore;
  readonly testClock: TestClock | undefined;
  readonly runtime: Runtime;
}

async function openParts(workers: WorkersByName, options: TestRuntimeOptions): Promise<Parts> {
  const { clock: wanted = "skipping", timers, faults: faultOptions, intercept, onEvent, ...passed } = options;
  const { name: _name, checkLeaks: _checkLeaks, ...runtimeOptions } = passed;
  const watch = new WorkerWatch();
  const faults = faultOptions === undefined ? undefined : new FaultInjector(faultOptions);
  const blobs = new RecordingBlobStore(await openBlobs(options.blobs ?? new MemoryBlobStore()));
  const runs = new Set<string>();
  const business = (): Business => ({ runs: runs.size, executions: watch.running.length });
  const testClock = wanted === "manual" ? createTestClock(business, timers) : undefined;
  const clock: Clock = typeof wanted === "object" ? wanted : (testClock ?? createSkippingClock());
  const runtime = await createRuntime({
    // A broken connection is what was asked for, and nothing to warn of.
    ...(faults === undefined ? {} : { logger: SILENT }),
    ...runtimeOptions,
    clock,
    blobs,
    workers: watched(workers, watch, faults),
    onEvent: (event) => {
      if (event.type === "runCreated") runs.add(event.runId);
      if (event.type === "runEnded") runs.delete(event.runId);
      onEvent?.(event);
    },
    intercept: (worker, carry) => {
      const seen = watch.wrap(worker, carry);
      const broken = faults?.wrap(worker, seen) ?? seen;
      return intercept?.(worker, broken) ?? broken;
    },
  });
  startWatching(inProcess(workers), watch);
  // Workers load what they need for it: while time stands still, loading would look like waiting.
  if (testClock !== undefined) await runtime.components().catch(() => undefined);
  return { watch, faults, blobs, testClock, runtime };
}

const SILENT = { debug() {}, warn() {}, error() {} };
