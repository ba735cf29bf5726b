import type { Clock } from "../../engine/clock.ts";
import type { RuntimeOptions } from "../../runtime.ts";
import type { FaultOptions } from "../faults/fault-options.ts";
import type { FakeTimers } from "../time/fake-timers.ts";

/** Options of {@link testRuntime}, in addition to those of `createRuntime`. */
export interface TestRuntimeOptions extends Omit<RuntimeOptions, "workers" | "clock"> {
  /**
   * Name of a single worker: its components have paths that begin with `/<name>/`.
   *
   * @default the name of the worker
   */
  readonly name?: string | undefined;
  /**
   * Clock by which the runtime waits, for instance before a retry. `skipping` jumps over all waiting times; `manual` stands still
   * until the test advances it with `runtime.clock`; a `Clock` of your own is used as it is.
   *
   * @default "skipping"
   */
  readonly clock?: "skipping" | "manual" | Clock | undefined;
  /**
   * Fake timers of the test framework, such as `vi`, that advance together with the manual clock. With them the deadlines of
   * components and of the runtime follow that clock, too.
   *
   * @default none: deadlines use real time
   */
  readonly timers?: FakeTimers | undefined;
  /**
   * Faults to inject into the messages between the runtime and its workers.
   *
   * @default none
   */
  readonly faults?: FaultOptions | undefined;
  /**
   * Whether `close()` throws a {@link LeakError} if something has not ended.
   *
   * @default true
   */
  readonly checkLeaks?: boolean | undefined;
}
