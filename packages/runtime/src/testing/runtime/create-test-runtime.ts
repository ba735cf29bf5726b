import { InstrumentedRuntime } from "./instrumented-runtime.ts";
import type { TestedWorkers, TestRuntime } from "./test-runtime.ts";
import type { TestRuntimeOptions } from "./test-runtime-options.ts";

/**
 * Creates an embedded runtime for the test of a worker. In-process workers are called without a socket, and the default
 * clock skips all waiting times, such as those before retries.
 *
 * @throws WorkerStartError if a worker does not answer the handshake.
 * @throws TypeError for invalid workers or options.
 * @throws RangeError for an option that is out of range.
 * @throws Error if the blob store cannot be opened.
 *
 * @example
 * ```ts source="./create-test-runtime.examples.ts#testRuntime"
 * await using runtime = await testRuntime(worker);
 * const result = await runtime.execute("/word-count", { text: "one two" });
 * console.log(result); // { outcome: "success", result: { words: 2 } }
 * ```
 */
export function testRuntime(workers: TestedWorkers, options: TestRuntimeOptions = {}): Promise<TestRuntime> {
  return InstrumentedRuntime.open(workers, options);
}
