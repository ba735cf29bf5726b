import { BlobCache } from "../blobs/blob-cache.ts";
import { ResultCache } from "../cached/result-cache.ts";
import { createMemoryIndex } from "../cached/result-index.ts";
import type { ComponentRegistry } from "../component/component-registry.ts";
import { Executor } from "../execution/executor.ts";
import { Slots } from "../execution/slots.ts";
import { consoleLogger, type Logger } from "../log/logger.ts";
import { NumberPolicy } from "../numbers/number-policy.ts";
import { DEFAULTS } from "./defaults.ts";
import type { WorkerBehavior } from "./worker-options.ts";

/** The parts that execute components. A running worker has one of each, however work comes to it. */
export interface ExecutionCore {
  readonly executor: Executor;
  readonly numbers: NumberPolicy;
  /** Limits how many components run at once. Without the option `concurrency`, it never makes anything wait. */
  readonly concurrency: Slots;
  /** Fetched blobs, shared by all executions. `undefined` if the worker keeps none. */
  readonly blobCache: BlobCache | undefined;
  readonly callbackTimeoutMs: number;
  /** Whether values may travel as references to blobs. */
  readonly blobReferences: boolean;
  readonly logger: Logger;
  /**
   * Prepares the schemas of all components and logs what component discovery cannot represent.
   *
   * @throws SchemaError for a schema that cannot be used.
   */
  prepare(): Promise<void>;
  /**
   * Like {@link prepare}, but logs a schema that cannot be used once, and only its component fails. So one JSON Schema on a platform that
   * forbids code generation leaves the other components usable.
   */
  prepareUsable(): Promise<void>;
}

/**
 * Builds the parts that execute the components of a worker, with defaults for all options that are not set.
 *
 * @param env `ctx.env` of executions that come without bindings of a platform.
 */
export function createExecutionCore(
  registry: ComponentRegistry,
  behavior: WorkerBehavior,
  env: Readonly<Record<string, unknown>>,
): ExecutionCore {
  const {
    logger = consoleLogger,
    callbackTimeoutMs = DEFAULTS.callbackTimeoutMs,
    blobCacheBytes = DEFAULTS.blobCacheBytes,
    blobReferences = DEFAULTS.blobReferences,
    referenceLimitBytes = DEFAULTS.referenceLimitBytes,
    concurrency: slots = DEFAULTS.concurrency,
    queueLimit = DEFAULTS.queueLimit,
  } = behavior;
  const numbers = new NumberPolicy(behavior.bigNumbers ?? DEFAULTS.bigNumbers, logger);
  const concurrency = new Slots({ concurrency: slots, queueLimit });
  const prepare = async (): Promise<void> => {
    for (const warning of await registry.prepare()) logger.warn(warning);
  };
  let reported: unknown;
  const prepareUsable = async (): Promise<void> => {
    try {
      await prepare();
    } catch (error) {
      if (error !== reported) logger.error("A schema cannot be used, so its component fails.", { error });
      reported = error;
    }
  };
  const executor = new Executor({
    registry,
    prepare: prepareUsable,
    logger,
    numbers,
    results: new ResultCache(behavior.resultIndex ?? createMemoryIndex()),
    callbackTimeoutMs,
    referenceLimitBytes,
    timeoutMs: behavior.timeoutMs,
    exposeErrors: behavior.exposeErrors,
    // Taking a slot takes a turn of the event loop's microtasks: without a limit, executions begin at once.
    concurrency: slots === Number.POSITIVE_INFINITY ? undefined : concurrency,
    env,
  });
  const blobCache = blobCacheBytes > 0 ? new BlobCache(blobCacheBytes) : undefined;
  return {
    executor,
    numbers,
    concurrency,
    blobCache,
    callbackTimeoutMs,
    blobReferences,
    logger,
    prepare,
    prepareUsable,
  };
}
