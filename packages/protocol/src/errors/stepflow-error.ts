import type { RpcErrorObject } from "../json-rpc/rpc-message.ts";

const BRANDS = Symbol.for("stepflow.error.brands");

/** Options that every error of this project takes. */
export interface StepflowErrorOptions {
  /** Structured details for programs; they reach the user where the runtime keeps them (0.11; docs/internals/wire.md#errors-and-retries). */
  readonly data?: unknown;
  /** What led to it. Stays in this process: neither cause nor stack is ever sent. */
  readonly cause?: unknown;
}

/**
 * Base of all errors of this project. `instanceof` also holds across two copies of a package, because it compares
 * brands: each class with an own `brand` is recognised by name.
 */
export abstract class StepflowError extends Error {
  static readonly brand: string = "StepflowError";

  /** JSON-RPC code under which the error is sent. */
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, options: StepflowErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.data = options.data;
    const brands = brandsOf(new.target);
    this.name = brands[0] ?? "StepflowError";
    Object.defineProperty(this, BRANDS, { value: brands });
  }

  /** The error as it travels: code, message and data only. */
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

function brandsOf(errorClass: object): readonly string[] {
  const brands: string[] = [];
  for (let at: object | null = errorClass; at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, "brand")) brands.push(String((at as Branded).brand));
  }
  return brands;
}
