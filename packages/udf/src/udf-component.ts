import { ComponentError, InvalidBlobError, InvalidInputError } from "@stepflow/protocol";
import { type ComponentDefinition, defineComponent, jsonSchema } from "@stepflow/worker";
import { readDefinition } from "./definition.ts";
import type { FunctionLimits, Outcome } from "./job.ts";
import { ThreadPool } from "./thread-pool.ts";

/** Which function is called with what. */
export interface UdfInput {
  /** Id of a blob `{ input_schema, code }`. */
  readonly blob_id?: string;
  /** The same, in the other spelling. */
  readonly blobId?: string;
  /** Null when absent. */
  readonly input?: unknown;
}

export interface UdfOptions<Path extends string = string> {
  /** `/udf` when absent. */
  readonly path?: Path;
  /** How long one call may take; 1 000 when absent. */
  readonly timeoutMs?: number;
  /** How much memory one call may take; 64 MiB when absent. */
  readonly memoryLimitBytes?: number;
  /** Calls that run at once, each in a thread of its own; 2 when absent. Further ones wait. */
  readonly threads?: number;
}

const DEFAULTS = { timeoutMs: 1_000, memoryLimitBytes: 67_108_864, threads: 2 } as const;
/** The engine itself takes some of it. */
const LEAST_MEMORY_BYTES = 1_048_576;

const INPUT = jsonSchema<UdfInput>({
  type: "object",
  properties: {
    blob_id: { type: "string", description: "Id of a blob { input_schema, code }." },
    blobId: { type: "string", description: "The same, in the other spelling." },
    input: { description: "What the function gets." },
  },
  anyOf: [{ required: ["blob_id"] }, { required: ["blobId"] }],
});

/**
 * A component that calls functions which are stored as blobs: JavaScript, evaluated by QuickJS within WebAssembly in
 * a thread, so that it reaches neither the process nor the event loop. Needs the packages `quickjs-emscripten` and `piscina`.
 * Whoever can store blobs can then run code within these limits: register it only where that is meant.
 *
 * ```ts
 * createWorker({ name: "functions", components: [udf({ path: "/udf", timeoutMs: 500 })] });
 * ```
 *
 * It fails with `InvalidInputError` when the input does not fit the function's schema, `InvalidBlobError` when the blob
 * holds no function, and `ComponentError` when the function throws, takes too long or too much memory (`data.reason` is
 * `thrown`, `timeout` or `memory`).
 *
 * @throws TypeError for a path or a limit that cannot be meant.
 */
export function udf<const Path extends string = "/udf">(
  options: UdfOptions<Path> = {},
): ComponentDefinition<Path, UdfInput, unknown> {
  const { path = "/udf" as Path, threads = DEFAULTS.threads } = options;
  const { timeoutMs = DEFAULTS.timeoutMs, memoryLimitBytes = DEFAULTS.memoryLimitBytes } = options;
  checkWhole("timeoutMs", timeoutMs, 1);
  checkWhole("memoryLimitBytes", memoryLimitBytes, LEAST_MEMORY_BYTES);
  checkWhole("threads", threads, 1);
  const limits = { timeoutMs, memoryLimitBytes };
  const pool = new ThreadPool(threads);
  return defineComponent({
    path,
    description: "Calls a function that is stored as a blob.",
    input: INPUT,
    async execute({ blob_id, blobId = blob_id ?? "", input = null }: UdfInput, ctx): Promise<unknown> {
      const source = readDefinition(blobId, await ctx.getBlob(blobId));
      const { outcome, reused } = await pool.call(source, toJson(ctx.component, input), limits, ctx.signal);
      ctx.log.debug("Called a function.", { blobId, outcome: outcome.kind, reused });
      return resultOf(outcome, { component: ctx.component, blobId, limits });
    },
  });
}

function checkWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new TypeError(`Option ${name} of udf() must be a whole number from ${least} on, got ${value}.`);
}

function toJson(component: string, input: unknown): string {
  try {
    return JSON.stringify(input);
  } catch {
    const message = "holds an integer beyond 2^53, which functions cannot take";
    throw new InvalidInputError(component, [{ pointer: "/input", message }]);
  }
}

interface Called {
  readonly component: string;
  readonly blobId: string;
  readonly limits: FunctionLimits;
}

function resultOf(outcome: Outcome, { component, blobId, limits }: Called): unknown {
  const fail = (reason: string, what: string): never => {
    throw new ComponentError(`Function ${blobId} ${what}`, { data: { blobId, reason } });
  };
  switch (outcome.kind) {
    case "value":
      return JSON.parse(outcome.json);
    case "failed":
      return fail("thrown", `failed: ${outcome.message}`);
    case "timeout":
      return fail("timeout", `did not end within ${limits.timeoutMs} ms.`);
    case "memory":
      return fail("memory", `needs more than ${limits.memoryLimitBytes} bytes of memory.`);
    case "invalidSchema":
      throw new InvalidBlobError(blobId, [{ pointer: "/input_schema", message: outcome.message }]);
    case "invalidInput": {
      const issues = outcome.issues.map(({ pointer, message }) => ({ pointer: `/input${pointer}`, message }));
      throw new InvalidInputError(component, issues);
    }
  }
}
