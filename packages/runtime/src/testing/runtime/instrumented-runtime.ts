import type { FlowResult } from "@stepflow/protocol";
import { bindMethods } from "@stepflow/protocol/internal";
import type { Engine } from "../../engine/engine.ts";
import type { RunOptions, Runtime } from "../../runtime.ts";
import type { TestClock } from "../clock/test-clock.ts";
import type { FaultInjector } from "../faults/fault-injector.ts";
import type { InjectedFault } from "../faults/fault-log.ts";
import { findForgotten, findLeaks, LeakError } from "../leaks/leaks.ts";
import { stopWatching } from "../leaks/unresponsive-executions.ts";
import type { OngoingWork } from "../watch/ongoing-work.ts";
import type { RecordedCallback, RecordedExecution } from "../watch/recorded-execution.ts";
import { type RecordedBlob, type RecordingBlobStore, toRecord } from "../watch/recording-blob-store.ts";
import type { WorkerWatch } from "../watch/worker-watch.ts";
import { checkTestOptions } from "./check-test-options.ts";
import { ComponentNames } from "./component-names.ts";
import { noteOrigin } from "./result-origin.ts";
import { openParts, type TestParts } from "./test-parts.ts";
import type { TestedWorkers, TestRuntime } from "./test-runtime.ts";
import type { TestRuntimeOptions } from "./test-runtime-options.ts";
import { byName, inProcess, type WorkersByName } from "./tested-workers.ts";

/** The runtime behind `testRuntime`: an embedded runtime, its recorder, its fault injector and its clock. */
export class InstrumentedRuntime implements TestRuntime {
  readonly #options: TestRuntimeOptions;
  readonly #workers: WorkersByName;
  readonly #names: ComponentNames;
  readonly #watch: WorkerWatch;
  readonly #work: OngoingWork;
  readonly #faults: FaultInjector | undefined;
  readonly #blobs: RecordingBlobStore;
  readonly #clock: TestClock | undefined;
  readonly #runtime: Runtime;
  #closing: Promise<void> | undefined;

  private constructor(workers: WorkersByName, options: TestRuntimeOptions, parts: TestParts) {
    this.#options = options;
    this.#workers = workers;
    this.#names = new ComponentNames(Object.keys(workers));
    this.#watch = parts.watch;
    this.#work = parts.work;
    this.#faults = parts.faults;
    this.#blobs = parts.blobs;
    this.#clock = parts.testClock;
    this.#runtime = parts.runtime;
  }

  static async open(given: TestedWorkers, options: TestRuntimeOptions): Promise<InstrumentedRuntime> {
    checkTestOptions(options);
    const workers = byName(given, options.name);
    return new InstrumentedRuntime(workers, options, await openParts(workers, options));
  }

  get engine(): Engine {
    return this.#runtime.engine;
  }

  get url(): string {
    return this.#runtime.url;
  }

  get clock(): TestClock {
    if (this.#clock !== undefined) return this.#clock;
    throw new TypeError('runtime.clock requires testRuntime(worker, { clock: "manual" }).');
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

  run(flow: string | object, input: unknown, options?: RunOptions): Promise<FlowResult> {
    return this.#work.call("run()", async () => this.#withOrigin(await this.#runtime.run(flow, input, options)));
  }

  runMany(flow: string | object, inputs: Iterable<unknown>, options?: RunOptions): Promise<readonly FlowResult[]> {
    return this.#work.call("runMany()", async () => {
      const results = await this.#runtime.runMany(flow, inputs, options);
      return results.map((result) => this.#withOrigin(result));
    });
  }

  readonly execute: Runtime["execute"] = (component, input, options) =>
    this.#work.call(`execute("${component}")`, async () =>
      this.#withOrigin(await this.#runtime.execute(this.#names.toPath(component), input, options)),
    );

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
    const leaks = isChecked ? await this.#findLeaks() : [];
    this.#work.close();
    await this.#runtime.close();
    leaks.push(...(await stopWatching(inProcess(this.#workers), this.#watch, isChecked)));
    if (isChecked && leaks.length > 0) throw new LeakError(leaks, this.replay && `Replay with ${this.replay}.`);
  }

  async #findLeaks(): Promise<string[]> {
    const leaks = await findLeaks(this.#work, this.#watch);
    // A component whose messages are lost cannot wait for their answers.
    const isLossy = this.faults.some(({ kind }) => kind === "drop");
    return isLossy ? leaks : [...leaks, ...findForgotten(this.#watch)];
  }

  /** Lets matchers describe the runtime that a result comes from. */
  #withOrigin(result: FlowResult): FlowResult {
    return noteOrigin(result, this);
  }
}

bindMethods(InstrumentedRuntime);
