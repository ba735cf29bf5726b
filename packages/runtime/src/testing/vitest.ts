// For tests of workers with vitest. Importing it adds the matchers to `expect`.
import { expect, onTestFailed, onTestFinished, vi } from "vitest";
import type { ExpectedFailure } from "./expected-failure.ts";
import { stepflowMatchers } from "./matchers.ts";
import { type TestedWorkers, type TestRuntime, testRuntime } from "./test-runtime.ts";
import type { TestRuntimeOptions } from "./test-runtime-options.ts";

/** What is added to `expect`. */
export interface StepflowMatchers {
  /** The flow's or component's result is a success with this output; asymmetric matchers may stand in it. */
  toSucceedWith(output: unknown): void;
  /**
   * It is a failure. Of the error only what is named counts; a string is looked for within the message; asymmetric matchers may stand
   * for each of them, or for the whole error.
   */
  toFailWith(failure?: ExpectedFailure): void;
  /** A component has stored a blob with this content. */
  toHaveStored(data: unknown): void;
  /** A component was executed, with this input if one is given. */
  toHaveExecuted(component: string, input?: unknown): void;
}

declare module "vitest" {
  interface Matchers<T> extends StepflowMatchers {}
}

expect.extend(stepflowMatchers);

/**
 * Creates a runtime for the test that runs, and closes it when that has ended. What has leaked fails the test, and a test that
 * fails tells how to have the same faults again. With the manual clock, `vi.useFakeTimers()` before it puts the deadlines of
 * components and of the runtime under the same time.
 *
 * @throws as {@link testRuntime}; Error outside of a test.
 */
export async function useRuntime(workers: TestedWorkers, options: TestRuntimeOptions = {}): Promise<TestRuntime> {
  const timers = options.clock === "manual" && vi.isFakeTimers() ? vi : undefined;
  const runtime = await testRuntime(workers, { ...(timers === undefined ? {} : { timers }), ...options });
  onTestFinished(async ({ task }) => {
    try {
      await runtime.close();
    } catch (error) {
      // What made the test fail is more than what it left behind.
      if (task.result?.state !== "fail") throw error;
    }
  });
  onTestFailed(({ task }) => {
    if (runtime.replay !== undefined) tellReplay(task.result?.errors ?? [], runtime.replay);
  });
  return runtime;
}

/** Matchers tell it themselves; other assertions know nothing of faults. */
function tellReplay(errors: readonly { message: string; stack?: string }[], replay: string): void {
  for (const error of errors) {
    if (error.message.includes(replay)) continue;
    const message = `${error.message}\n\nReplay with ${replay}`;
    if (error.stack !== undefined) error.stack = error.stack.replace(error.message, () => message);
    error.message = message;
  }
}
