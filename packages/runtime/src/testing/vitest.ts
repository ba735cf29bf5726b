// For tests of workers with vitest. Importing it adds the matchers to `expect`.
import * as vitest from "vitest";
import { expect, onTestFailed, onTestFinished, type TestContext, vi } from "vitest";
import type { ExpectedFailure } from "./matchers/expected-failure.ts";
import { stepflowMatchers } from "./matchers/matchers.ts";
import { testRuntime } from "./runtime/create-test-runtime.ts";
import type { TestedWorkers, TestRuntime } from "./runtime/test-runtime.ts";
import type { TestRuntimeOptions } from "./runtime/test-runtime-options.ts";

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

/** Options of {@link useRuntime}. */
export interface UseRuntimeOptions extends TestRuntimeOptions {
  /** The context of the test, as vitest passes it to each; needed for tests that run at the same time as others. */
  readonly test?: TestHooks | undefined;
}

type TestHooks = Pick<TestContext, "onTestFinished" | "onTestFailed">;

/**
 * Creates a runtime for the test that runs, and closes it when that has ended. What has leaked fails the test, and a test that
 * fails tells how to have the same faults again. With the manual clock, `vi.useFakeTimers()` before it puts the deadlines of
 * components and of the runtime under the same time.
 *
 * @throws as {@link testRuntime}; Error outside of a test, and among concurrent ones without `test`.
 */
export async function useRuntime(
  workers: TestedWorkers,
  { test = currentTest(), ...options }: UseRuntimeOptions = {},
): Promise<TestRuntime> {
  let opening: Promise<TestRuntime> | undefined;
  // Before anything is waited for: afterwards it may be the turn of another test.
  closeAfter(test, async () => opening?.catch(() => undefined));
  const timers = options.clock === "manual" && vi.isFakeTimers() ? vi : undefined;
  opening = testRuntime(workers, { ...(timers === undefined ? {} : { timers }), ...options });
  return opening;
}

/** @throws Error where it is not certain which test runs. */
function currentTest(): TestHooks {
  // Versions of vitest before 4.1 do not tell.
  if (vitest.TestRunner?.getCurrentTest()?.concurrent === true) throw noSingleTest();
  return { onTestFinished, onTestFailed };
}

function closeAfter(test: TestHooks, opened: () => Promise<TestRuntime | undefined>): void {
  try {
    test.onTestFinished(async ({ task }) => {
      const runtime = await opened();
      try {
        await runtime?.close();
      } catch (error) {
        // What made the test fail is more than what it left behind.
        if (task.result?.state !== "fail") throw error;
      }
    });
    test.onTestFailed(async ({ task }) => {
      const replay = (await opened())?.replay;
      if (replay !== undefined) tellReplay(task.result?.errors ?? [], replay);
    });
  } catch (error) {
    throw noSingleTest(error);
  }
}

function noSingleTest(cause?: unknown): Error {
  const message =
    "useRuntime: there is no single test that runs now. Among concurrent ones, give it the context of its test: " +
    "useRuntime(worker, { test: context }). Outside, as in beforeAll, use testRuntime(worker), and close it in afterAll.";
  return new Error(message, { cause });
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
