import type { Observability } from "@stepflow/protocol";
import { type ComponentDefinition, silentLogger } from "@stepflow/worker";
import {
  createMemoryIndex,
  DEFAULTS,
  Executor,
  type ExecutorOptions,
  NumberPolicy,
  ResultCache,
  Slots,
} from "@stepflow/worker/carrier";
import { vi } from "vitest";
import { ComponentRegistry } from "../../packages/worker/src/component/component-registry.ts";
import { linkOf } from "./in-context.ts";

export const OBSERVABILITY: Observability = {
  traceId: "trace",
  spanId: "span",
  runId: "run",
  flowId: "flow",
  stepId: "step",
};

/** Creates an executor of these components. */
export function createExecutor(components: readonly ComponentDefinition[], options: Partial<ExecutorOptions> = {}) {
  const registry = new ComponentRegistry();
  for (const component of components) registry.add(component);
  const logger = { ...silentLogger, warn: vi.fn(), error: vi.fn(), isLevelEnabled: () => true };
  const executor = new Executor({
    registry,
    prepare: async () => void (await registry.prepare()),
    logger,
    callbackTimeoutMs: 1_000,
    env: {},
    numbers: new NumberPolicy("warn", logger),
    results: new ResultCache(createMemoryIndex()),
    referenceLimitBytes: DEFAULTS.referenceLimitBytes,
    ...options,
  });
  const execute = async (component: string, input: unknown = null, link = linkOf()) => {
    const request = { component, attempt: 1, observability: OBSERVABILITY, readInput: () => input };
    const output = await executor.execute({ ...request, mayHoldReferences: false }, link);
    return output.value;
  };
  return { executor, execute, logger };
}

export function limitTo(concurrency: number, queueLimit: number): Slots {
  return new Slots({ concurrency, queueLimit });
}
