import { checkOptions } from "./check-options.ts";
import { EmbeddedRuntime } from "./embedded-runtime.ts";
import type { Runtime, RuntimeOptions } from "./runtime.ts";

/**
 * Creates a runtime and readies its workers.
 *
 * ```ts
 * await using runtime = await createRuntime({ workers: { text: worker } });
 * await runtime.execute("/text/word-count", { text: "one two" });
 * ```
 *
 * @throws WorkerStartError for a worker that cannot be reached or whose handshake fails; TypeError or
 * RangeError for options that cannot be meant; InvalidConfigError.
 */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  checkOptions(options);
  return await EmbeddedRuntime.open(options);
}
