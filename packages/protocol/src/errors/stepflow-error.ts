import type { RpcErrorObject } from "./rpc-error-object.ts";

const BRANDS = Symbol.for("stepflow.error.brands");

/** Options of every {@link StepflowError}. */
export interface StepflowErrorOptions {
  /**
   * Details for programs. Users see them only with runtime 0.11: runtimes 0.9 and 0.10 drop them.
   *
   * @default undefined
   */
  readonly data?: unknown;
  /**
   * The error that led to this one. It stays in the process: causes and stacks are never sent.
   *
   * @default undefined
   */
  readonly cause?: unknown;
}

/**
 * Base class of all errors of this project. `instanceof` works across two copies of a package, because it compares the names
 * in `brand` instead of prototypes.
 *
 * @example
 * ```ts source="./stepflow-error.examples.ts#StepflowError"
 * try {
 *   await work();
 * } catch (error) {
 *   if (error instanceof StepflowError) console.error(error.code, error.message, error.data);
 *   else throw error;
 * }
 * ```
 */
export abstract class StepflowError extends Error {
  /** Name by which `instanceof` recognizes the class. */
  static readonly brand: string = "StepflowError";

  /** JSON-RPC code that the error is sent with. */
  readonly code: number;
  /** Details for programs. */
  readonly data: unknown;

  constructor(code: number, message: string, options: StepflowErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.data = options.data;
    // Not `new.target`: terser moves it into a function, where it is undefined.
    const brands = brandsOf(this.constructor);
    this.name = brands[0] ?? "StepflowError";
    Object.defineProperty(this, BRANDS, { value: brands });
  }

  /** Returns code, message and data, which are all that is sent. */
  toRpcError(): RpcErrorObject {
    const { code, message, data } = this;
    return data === undefined ? { code, message } : { code, message, data };
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (!Object.hasOwn(this, "brand")) return Function.prototype[Symbol.hasInstance].call(this, value);
    const brands = typeof value === "object" && value !== null ? (value as { [BRANDS]?: unknown })[BRANDS] : undefined;
    return Array.isArray(brands) && brands.includes(this.brand);
  }
}

interface Branded {
  readonly brand?: string;
}

/** Returns the brands of a class and its base classes, the most specific first. */
function brandsOf(errorClass: object): readonly string[] {
  const brands: string[] = [];
  for (let at: object | null = errorClass; at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, "brand")) brands.push(String((at as Branded).brand));
  }
  return brands;
}
