/// <reference lib="esnext.disposable" preserve="true" />
import type { Runtime } from "../../runtime.ts";
import type { CarriedWorker, WorkerSource } from "../../workers/worker-source.ts";
import type { TestClock } from "../clock/test-clock.ts";
import type { InjectedFault } from "../faults/fault-log.ts";
import type { RecordedCallback, RecordedExecution } from "../watch/recorded-execution.ts";
import type { RecordedBlob } from "../watch/recording-blob-store.ts";

/**
 * An embedded runtime that records what its workers do. Made by {@link testRuntime}.
 *
 * @example
 * ```ts source="./create-test-runtime.examples.ts#testRuntime"
 * await using runtime = await testRuntime(worker);
 * const result = await runtime.execute("/word-count", { text: "one two" });
 * console.log(result); // { outcome: "success", result: { words: 2 } }
 * ```
 */
export interface TestRuntime
  extends AsyncDisposable,
    Pick<Runtime, "engine" | "run" | "runMany" | "components" | "url" | "fetch" | "listen"> {
  /**
   * Executes one component.
   *
   * @param component path such as `/word-count`, or with the name of the worker: `/text-tools/word-count`
   * @throws TypeError if the path does not begin with a slash
   *
   * @example
   * ```ts source="./test-runtime.examples.ts#execute"
   * const result = await runtime.execute("/word-count", { text: "one two" });
   * if (result.outcome === "failed") console.log(result.error.code, result.error.message);
   * ```
   */
  readonly execute: Runtime["execute"];
  /**
   * The manual clock of the runtime.
   *
   * @throws TypeError on access if the runtime was not created with `clock: "manual"`
   *
   * @example
   * ```ts source="./test-runtime.examples.ts#clock"
   * const running = runtime.execute("/flaky", {});
   * await runtime.clock.untilSleeping(); // the runtime waits before it retries
   * await runtime.clock.advanceBy(1_000);
   * console.log(await running);
   * ```
   */
  readonly clock: TestClock;
  /** Seed of the faults. Undefined without faults. */
  readonly seed: number | undefined;
  /** Faults that were injected so far, in order. */
  readonly faults: readonly InjectedFault[];
  /**
   * Lists the executions that reached a worker, in order.
   *
   * @param component path of the only component to list
   * @throws TypeError if the path does not begin with a slash
   *
   * @example
   * ```ts source="./test-runtime.examples.ts#executions"
   * for (const { attempt, status } of runtime.executions("/flaky")) console.log(attempt, status);
   * ```
   */
  executions(component?: string): readonly RecordedExecution[];
  /**
   * Lists the requests of components to the runtime.
   *
   * @param method the only method to list, such as `runs/submit`
   *
   * @example
   * ```ts source="./test-runtime.examples.ts#callbacks"
   * const submitted = runtime.callbacks("runs/submit").map(({ params }) => params);
   * ```
   */
  callbacks(method?: string): readonly RecordedCallback[];
  /**
   * Lists the blobs that components stored, each once. Flows, and large fields of inputs, are stored by the runtime and not
   * listed. Large fields of outputs are stored by workers and listed.
   *
   * @example
   * ```ts source="./test-runtime.examples.ts#blobs"
   * const [report] = runtime.blobs().filter(({ filename }) => filename === "report.json");
   * ```
   */
  blobs(): readonly RecordedBlob[];
  /**
   * Returns the content of a blob: its JSON value, or the bytes of a binary blob. Undefined if there is no such blob.
   *
   * @example
   * ```ts source="./test-runtime.examples.ts#blob"
   * const data = report === undefined ? undefined : await runtime.blob(report.id);
   * ```
   */
  blob(id: string): Promise<unknown>;
  /** Source text of the `faults` option that repeats the faults of this runtime. Undefined without faults. */
  readonly replay: string | undefined;
  /**
   * Closes the runtime. A second call waits for the first.
   *
   * @throws LeakError if something has not ended: a call, a run or an execution without a result, a callback that its successful
   * component did not wait for, or a component that ignores `ctx.signal`
   *
   * @example
   * ```ts source="./test-runtime.examples.ts#close"
   * try {
   *   await runtime.close();
   * } catch (error) {
   *   if (error instanceof LeakError) console.log(error.leaks);
   * }
   * ```
   */
  close(): Promise<void>;
}

/** A worker, or workers by name. Workers that pull are excluded, because their executions cannot be recorded. */
export type TestedWorkers = TestedWorker | Readonly<Record<string, TestedWorker>>;

type TestedWorker = Exclude<WorkerSource, CarriedWorker>;
