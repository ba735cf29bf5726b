import type { Clock } from "../../engine/clock.ts";
import type { RuntimeOptions } from "../../runtime.ts";
import type { FaultOptions } from "../faults/fault-options.ts";
import type { FakeTimers } from "../time/fake-timers.ts";

/** Options of {@link testRuntime}; those of `createRuntime` hold, too. */
export interface TestRuntimeOptions extends Omit<RuntimeOptions, "workers" | "clock"> {
  /** The worker's components are found at `/<name>/…`; default: the worker's own name. */
  readonly name?: string | undefined;
  /**
   * The runtime's time, in which it waits before repetitions. `skipping` (default): it waits for nothing. `manual`: time stands
   * still until the test lets it go on by `runtime.clock`. Or a clock of your own.
   */
  readonly clock?: "skipping" | "manual" | Clock | undefined;
  /**
   * With the manual clock: the fake timers of the test framework, such as `vi`, which pass together with it. They hold the deadlines
   * of components and of the runtime.
   */
  readonly timers?: FakeTimers | undefined;
  /** Breaks what travels between the runtime and its workers. */
  readonly faults?: FaultOptions | undefined;
  /** False: `close()` does not mind what still goes on. Default true. */
  readonly checkLeaks?: boolean | undefined;
}
