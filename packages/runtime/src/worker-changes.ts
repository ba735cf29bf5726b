import type { ReplacedWorker } from "./workers/replaceable-worker.ts";
import type { WorkerSource } from "./workers/worker-source.ts";

/** Options of {@link WorkerChanges.replaceWorker}, {@link WorkerChanges.restartWorker},
 * {@link WorkerChanges.removeWorker} and {@link WorkerChanges.replaceConfig}. */
export interface WorkerChangeOptions {
  /**
   * Time in milliseconds that executions on the former worker may still take. After it, they end there, and the runtime repeats them on the
   * new worker as after a lost connection.
   *
   * @default 30_000
   */
  readonly drainMs?: number | undefined;
}

/** Changes the workers of a runtime while runs are under way. */
export interface WorkerChanges {
  /** Names of the workers, those of the configuration included. */
  readonly workerNames: readonly string[];
  /**
   * Adds a worker while the runtime is in use. Its components are at `/name/…`.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#addWorker"
   * await runtime.addWorker("images", { url: "http://127.0.0.1:8082/" });
   * ```
   *
   * @throws WorkerStartError for a worker that does not start; TypeError for a name that is taken or an invalid worker; RuntimeClosedError.
   */
  addWorker(name: string, source: WorkerSource): Promise<void>;
  /**
   * Starts the process of a worker by command again, those of the configuration included, for instance after its code has changed. The former
   * process ends after its last execution.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#restartWorker"
   * await runtime.restartWorker("images");
   * ```
   *
   * @throws WorkerStartError, after which the former process stays in service; TypeError for an unknown name, or for a worker that is not a
   * command; RangeError for an invalid `drainMs`; RuntimeClosedError.
   */
  restartWorker(name: string, options?: WorkerChangeOptions): Promise<ReplacedWorker>;
  /**
   * Removes a worker that does not belong to the configuration. Executions that have begun end there; later ones fail, because their path has
   * no route.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#removeWorker"
   * await (await runtime.removeWorker("images")).closed;
   * ```
   *
   * @throws TypeError for an unknown name; RangeError for an invalid `drainMs`; RuntimeClosedError.
   */
  removeWorker(name: string, options?: WorkerChangeOptions): Promise<ReplacedWorker>;
  /**
   * Reads a configuration again, or another one: its routes take effect, its new workers are started, changed ones are replaced, and missing
   * ones are removed. Workers that it does not change keep their processes. `retry` and `blobApi` stay as they are.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#replaceConfig"
   * const warnings = await runtime.replaceConfig("stepflow-config.yml");
   * for (const warning of warnings) console.warn(warning);
   * ```
   *
   * @returns warnings about the configuration.
   * @throws InvalidConfigError or WorkerStartError, after which everything is as before; RangeError for an invalid `drainMs`;
   * RuntimeClosedError.
   */
  replaceConfig(config: string | URL, options?: WorkerChangeOptions): Promise<readonly string[]>;
  /**
   * Replaces a worker while runs are under way, for instance after its code has changed. Executions that began on the former worker end there.
   * Later executions, and repetitions of failed ones, go to the new worker. The former one is closed after its last execution.
   *
   * @example
   * ```ts source="./create-runtime.examples.ts#replaceWorker"
   * const { executions, closed } = await runtime.replaceWorker("text", { url: "http://127.0.0.1:8081/" });
   * console.log(`${executions} executions finish on the former worker.`);
   * await closed;
   * ```
   *
   * @param name name of a worker in `workers` or in the configuration.
   * @throws WorkerStartError for a worker that does not start, after which the former one stays in service; TypeError for an unknown name or
   * an invalid worker; RangeError for an invalid `drainMs`; RuntimeClosedError.
   */
  replaceWorker(name: string, source: WorkerSource, options?: WorkerChangeOptions): Promise<ReplacedWorker>;
}
