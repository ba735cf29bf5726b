// For tests of workers with Vitest. Importing this module adds the matchers to `expect`.
import * as vitest from "vitest";
import { expect, onTestFailed, onTestFinished, type TestContext, vi } from "vitest";
import type { ExpectedFailure } from "./matchers/expected-failure.ts";
import { stepflowMatchers } from "./matchers/matchers.ts";
import { testRuntime } from "./runtime/create-test-runtime.ts";
import type { TestedWorkers, TestRuntime } from "./runtime/test-runtime.ts";
import type { TestRuntimeOptions } from "./runtime/test-runtime-options.ts";

/**
 * The matchers that this module adds to `expect`.
 *
 * @example
 * ```ts source="./vitest.examples.ts#matchers"
 * it("refuses an empty text", async () => {
 *   const runtime = await useRuntime(worker);
 *   expect(await runtime.execute("/word-count", { text: "" })).toFailWith({ code: -32_602, message: "text" });
 *   expect(runtime).toHaveExecuted("/word-count", { text: "" });
 *   expect(runtime).not.toHaveStored(expect.anything());
 * });
 * ```
 */
export interface StepflowMatchers {
  /** Passes if the result of a flow or component is a success with this output. Asymmetric matchers are allowed. */
  toSucceedWith(output: unknown): void;
  /**
   * Passes if the result is a failure that meets the expectation. Omitted members match anything, a string matches a part of the
   * message, and asymmetric matchers are allowed. Without an argument any failure passes.
   *
   * @throws TypeError for an expectation that every error would meet
   */
  toFailWith(failure?: ExpectedFailure): void;
  /** Passes if a component of the runtime stored a blob with this content. */
  toHaveStored(data: unknown): void;
  /** Passes if the runtime executed the component, with this input if one is given. */
  toHaveExecuted(component: string, input?: unknown): void;
}

declare module "vitest" {
  interface Matchers<T> extends StepflowMatchers {}
}

expect.extend(stepflowMatchers);

/** Options of {@link useRuntime}. */
export interface UseRuntimeOptions extends TestRuntimeOptions {
  /**
   * Context of the test, which Vitest passes to the function of each test. Concurrent tests require it.
   *
   * @default the test that runs now
   */
  readonly test?: TestHooks | undefined;
}

type TestHooks = Pick<TestContext, "onTestFinished" | "onTestFailed">;

/**
 * Creates a runtime for the current test and closes it when the test has ended.
 *
 * A leak fails the test. The message of a failed test shows how to repeat its faults. If `vi.useFakeTimers()` was called before, the manual
 * clock controls the deadlines of components and of the runtime, too.
 *
 * @throws the errors of {@link testRuntime}
 * @throws Error outside of a test, or in a concurrent test without the option `test`
 *
 * @example
 * ```ts source="./vitest.examples.ts#useRuntime"
 * it("counts words", async () => {
 *   const runtime = await useRuntime(worker);
 *   expect(await runtime.execute("/word-count", { text: "one two" })).toSucceedWith({ words: 2 });
 * });
 * ```
 */
export async function useRuntime(
  workers: TestedWorkers,
  { test = currentTest(), ...options }: UseRuntimeOptions = {},
): Promise<TestRuntime> {
  let opening: Promise<TestRuntime> | undefined;
  // Registered before the first await: afterwards another test may be the current one.
  closeAfter(test, async () => opening?.catch(() => undefined));
  const timers = options.clock === "manual" && vi.isFakeTimers() ? vi : undefined;
  opening = testRuntime(workers, { ...(timers === undefined ? {} : { timers }), ...options });
  return opening;
}

/** @throws Error in a concurrent test, where the current test is not known */
function currentTest(): TestHooks {
  // Versions of Vitest before 4.1 do not have it.
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
        // The failure of the test matters more than its leaks.
        if (task.result?.state !== "fail") throw error;
      }
    });
    test.onTestFailed(async ({ task }) => {
      const replay = (await opened())?.replay;
      if (replay !== undefined) addReplay(task.result?.errors ?? [], replay);
    });
  } catch (error) {
    throw noSingleTest(error);
  }
}

function noSingleTest(cause?: unknown): Error {
  const message =
    "useRuntime: the current test is not known. In a concurrent test pass its context: useRuntime(worker, { test: context }). " +
    "Outside of a test, such as in beforeAll, use testRuntime(worker) and close the runtime in afterAll.";
  return new Error(message, { cause });
}

/** Adds how to repeat the faults to the messages of assertions other than our matchers, which include it themselves. */
function addReplay(errors: readonly { message: string; stack?: string }[], replay: string): void {
  for (const error of errors) {
    if (error.message.includes(replay)) continue;
    const message = `${error.message}\n\nReplay with ${replay}`;
    if (error.stack !== undefined) error.stack = error.stack.replace(error.message, () => message);
    error.message = message;
  }
}
