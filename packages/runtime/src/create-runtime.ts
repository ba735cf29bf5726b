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
 * @throws WorkerStartError for a worker that cannot be reached or whose handshake fails; TypeError for options that cannot be meant.
 */
export function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  return EmbeddedRuntime.open(options);
}
