import { CallbackError, type Observability } from "@stepflow/protocol";
import { type ComponentContext, defineComponent, silentLogger } from "@stepflow/worker";
import type { BlobStore, RuntimeLink } from "@stepflow/worker/carrier";
import { createMemoryIndex, DEFAULTS, Executor, NumberPolicy, ResultCache } from "@stepflow/worker/carrier";
import { ComponentRegistry } from "../../packages/worker/src/component/component-registry.ts";

/** Id of a blob and of a flow. */
export const ID: string = "0123456789abcdef".repeat(4);
const OBSERVABILITY: Observability = { traceId: "trace", spanId: "span", runId: "run", flowId: ID, stepId: "step" };

/** Answer of the runtime to requests that a test does not expect. */
export const refuse = (): Promise<never> => Promise.reject(new CallbackError("refused"));

export function storeOf(options: Partial<BlobStore> = {}): BlobStore {
  return { put: refuse, get: refuse, putBinary: refuse, getBinary: refuse, ...options };
}

export function linkOf(options: Partial<RuntimeLink> = {}): RuntimeLink {
  return {
    scope: "/",
    outputReferences: undefined,
    openCalls: 0,
    blobs: async () => storeOf(),
    runs: async () => ({ submit: refuse, get: refuse }),
    call: refuse,
    resolvesReferences: async () => false,
    lost: undefined,
    onLost: () => {},
    ...options,
  };
}

export interface Subject {
  readonly observability?: Observability;
  readonly attempt?: number;
}

/** Executes a component and passes its context to a test. */
export async function inContext<T>(
  use: (ctx: ComponentContext) => T,
  link: Partial<RuntimeLink> = {},
  { observability = OBSERVABILITY, attempt = 1 }: Subject = {},
): Promise<Awaited<T>> {
  const registry = new ComponentRegistry();
  let used: Awaited<T> | undefined;
  registry.add(
    defineComponent({
      path: "/users/{name}/{*rest}",
      async execute(_input: unknown, ctx) {
        used = await use(ctx);
      },
    }),
  );
  const executor = new Executor({
    registry,
    prepare: async () => void (await registry.prepare()),
    logger: silentLogger,
    callbackTimeoutMs: 1_234,
    env: { HOME: "/home" },
    numbers: new NumberPolicy("warn", silentLogger),
    results: new ResultCache(createMemoryIndex()),
    referenceLimitBytes: DEFAULTS.referenceLimitBytes,
  });
  const component = "/users/Zoë/a/b";
  const request = { component, attempt, observability, readInput: () => null, mayHoldReferences: false };
  await executor.execute(request, linkOf(link));
  return used as Awaited<T>;
}
