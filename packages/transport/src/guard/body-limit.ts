import { type Refusal, refusal } from "./refusal.ts";

/** Largest request, in bytes, unless an option sets another limit. */
export const DEFAULT_BODY_LIMIT_BYTES: number = 64 * 1024 * 1024;

/** Returns the largest accepted body, in bytes. */
export function bodyLimitOf(options: { readonly bodyLimitBytes?: number | undefined }): number {
  return options.bodyLimitBytes ?? DEFAULT_BODY_LIMIT_BYTES;
}

/** Refuses a body that is larger than the limit. */
export function bodyTooLarge(limitBytes: number): Refusal {
  return refusal(413, `Body is larger than ${limitBytes} bytes. Raise bodyLimitBytes to accept it.`);
}
