import { ComponentError, InvalidBlobError, InvalidInputError } from "@stepflow/protocol";
import { type ComponentDefinition, defineComponent, jsonSchema } from "@stepflow/worker";
import { readDefinition } from "./definition.ts";
import type { FunctionLimits, Outcome } from "./job.ts";
import { DEFAULTS, MIN_MEMORY_BYTES } from "./limits.ts";
import { ThreadPool } from "./thread-pool.ts";

/** Input of the component: the function to call and the function's input. */
export interface UdfInput {
  /** Id of a blob `{ input_schema, code }`. */
  readonly blob_id?: string;
  /** Same as `blob_id`, in camel case. */
  readonly blobId?: string;
  /**
   * Input of the function.
   *
   * @default null
   */
  readonly input?: unknown;
}

/** Options of {@link udf}. */
export interface UdfOptions<Path extends string = string> {
  /**
   * Path of the component.
   *
   * @default "/udf"
   */
  readonly path?: Path | undefined;
  /**
   * Time limit of one call, in milliseconds. Starting a thread does not count.
   *
   * @default 1000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Memory limit of one call, in bytes. The engine itself needs some of it.
   *
   * @default 67108864 (64 MiB)
   */
  readonly memoryLimitBytes?: number | undefined;
  /**
   * Number of calls that run at once, each in a thread of its own. Further calls wait.
   *
   * @default 2
   */
  readonly threads?: number | undefined;
  /**
   * Number of calls that may wait for a thread. Further ones fail with `OverloadedError`, and runtimes from 0.10 on send them again.
   *
   * @default 1000
   */
  readonly queueLimit?: number | undefined;
}

const INPUT = jsonSchema<UdfInput>({
  type: "object",
  properties: {
    blob_id: { type: "string", description: "Id of a blob { input_schema, code }." },
    blobId: { type: "string", description: "Same as blob_id." },
    input: { description: "Input of the function." },
  },
  anyOf: [{ required: ["blob_id"] }, { required: ["blobId"] }],
});

/**
 * Creates a component that calls functions which are stored as blobs. A function is JavaScript text ({@link UdfDefinition}); it runs in
 * QuickJS, an engine in WebAssembly, in a thread of its own, so it reaches neither the process nor the event loop.
 *
 * **Security:** everyone who can store blobs can run code within these limits. Register the component only where that is intended.
 *
 * The component fails with `InvalidInputError` if the input does not fit the function's schema, with `InvalidBlobError` if the blob holds
 * no function, and with `OverloadedError` if too many calls wait. It fails with `ComponentError` if the function fails. `data.reason` is
 * then `thrown`, `timeout` or `memory`.
 *
 * @throws TypeError for an invalid path or limit.
 *
 * @example
 * ```ts source="./udf-component.examples.ts#udf"
 * const worker = createWorker({ name: "functions", components: [udf({ path: "/udf", timeoutMs: 500 })] });
 *
 * // Run this component once to store a function. A flow then calls it by its blob id, with { blob_id, input } for "/udf".
 * worker.component("/store", (_input: unknown, ctx) =>
 *   ctx.putBlob({ code: "input.a + input.b", input_schema: { type: "object", required: ["a", "b"] } }),
 * );
 * ```
 */
export function udf<const Path extends string = "/udf">(
  options: UdfOptions<Path> = {},
): ComponentDefinition<Path, UdfInput, unknown> {
  const { path = "/udf" as Path, threads = DEFAULTS.threads, queueLimit = DEFAULTS.queueLimit } = options;
  const { timeoutMs = DEFAULTS.timeoutMs, memoryLimitBytes = DEFAULTS.memoryLimitBytes } = options;
  checkWhole("timeoutMs", timeoutMs, 1);
  checkWhole("memoryLimitBytes", memoryLimitBytes, MIN_MEMORY_BYTES);
  checkWhole("threads", threads, 1);
  checkWhole("queueLimit", queueLimit, 0);
  const limits = { timeoutMs, memoryLimitBytes };
  const pool = new ThreadPool(threads, queueLimit);
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

function checkWhole(name: string, value: number, min: number): void {
  if (Number.isSafeInteger(value) && value >= min) return;
  throw new TypeError(`Option ${name} of udf() must be a whole number of at least ${min}, got ${value}.`);
}

function toJson(component: string, input: unknown): string {
  try {
    return JSON.stringify(input);
  } catch {
    const message = "holds an integer beyond 2^53, which functions cannot receive";
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
