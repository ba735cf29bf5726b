import type { Runtime } from "../../runtime.ts";
import type { CarriedWorker, WorkerSource } from "../../workers/worker-source.ts";
import type { InjectedFault } from "../faults/fault-log.ts";
import type { TestClock } from "../time/test-clock.ts";
import type { RecordedCallback, RecordedExecution } from "../watch/recorded-execution.ts";
import type { RecordedBlob } from "../watch/recording-blob-store.ts";

/** An embedded runtime that notes what happens, for tests of workers. */
export interface TestRuntime
  extends AsyncDisposable,
    Pick<Runtime, "engine" | "run" | "runMany" | "components" | "url" | "fetch" | "listen"> {
  /** Executes one component. @param component `/word-count`, or with the name of its worker `/text-tools/word-count`. */
  readonly execute: Runtime["execute"];
  /** The manual clock. @throws TypeError on reading when the runtime has another one. */
  readonly clock: TestClock;
  /** Seed of the faults; undefined without faults. */
  readonly seed: number | undefined;
  /** What was broken so far. */
  readonly faults: readonly InjectedFault[];
  /**
   * What the workers were asked to execute, in the order in which it reached them.
   *
   * @param component leaves out all others.
   * @throws TypeError for a path without a slash at its beginning.
   */
  executions(component?: string): readonly RecordedExecution[];
  /** What components have asked the runtime. @param method such as `runs/submit`, leaves out all others. */
  callbacks(method?: string): readonly RecordedCallback[];
  /**
   * What components have stored, each once: not flows, and not large fields of inputs, which the runtime stores. Large fields of
   * outputs are among them, as workers store those.
   */
  blobs(): readonly RecordedBlob[];
  /** A blob by its id: its JSON value, or bytes; undefined when there is none. */
  blob(id: string): Promise<unknown>;
  /** What to write to have the same faults again; undefined without faults. */
  readonly replay: string | undefined;
  /**
   * Ends the runtime. A second call waits for the first.
   *
   * @throws LeakError when something still goes on: calls, runs and executions without a result, callbacks that a component which
   * succeeded did not wait for, components that do not heed `ctx.signal`.
   */
  close(): Promise<void>;
}

/** One worker, or several by name. Not those that pull: what they execute does not pass by here. */
export type TestedWorkers = TestedWorker | Readonly<Record<string, TestedWorker>>;

type TestedWorker = Exclude<WorkerSource, CarriedWorker>;
