import { checkOptions } from "./check-options.ts";
import { EmbeddedRuntime } from "./embedded-runtime.ts";
import type { Runtime, RuntimeOptions } from "./runtime.ts";

/**
 * Creates a Stepflow runtime inside this process and starts its workers or connects to them.
 *
 * A worker that is passed as an object runs in this process. A rejection or exception in it that nothing catches therefore reaches this
 * program: Node ends the program, and Vitest fails the test run. Only `serve` and `start` keep a worker's process alive after such an error. To
 * isolate a worker, start it as a process of its own with `command`.
 *
 * @example
 * ```ts source="./create-runtime.examples.ts#createRuntime"
 * const text = createWorker({ name: "text" });
 * text.component("/word-count", (input: { text: string }) => ({ words: input.text.split(/\s+/).length }));
 * const images: CommandWorker = { command: "python3", args: ["images.py"], env: { PORT: "0" } };
 *
 * await using runtime = await createRuntime({ workers: { text, images } });
 * const result = await runtime.execute("/text/word-count", { text: "one two" });
 * // { outcome: "success", result: { words: 2 } }
 * ```
 *
 * @throws WorkerStartError for a worker that cannot be reached or whose handshake fails; InvalidConfigError for a faulty configuration;
 * TypeError or RangeError for invalid options.
 */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  checkOptions(options);
  return await EmbeddedRuntime.open(options);
}
