import { DEFAULT_BODY_LIMIT_BYTES } from "@stepflow/transport";
import { heapLimitBytes } from "../env/heap-limit.ts";

/** Memory that a byte of JSON may take: `[]` within a list becomes a list of 32 bytes and an array of 24, beside the text. */
export const MEMORY_PER_BYTE: number = 32;
const MIB = 1024 * 1024;

/** Limits of a worker that determine how much a heap must hold. */
export interface HeapNeed {
  readonly bodyLimitBytes?: number | undefined;
  readonly concurrency?: number | undefined;
  /** Memory that a byte of one request may take. */
  readonly memoryPerByte?: number | undefined;
}

/**
 * Returns a warning if the heap is too small for the limits of a worker. It must hold one request of the largest size in the form that
 * takes most memory, and the text of as many requests as may execute at once. Otherwise, and if the limit of the heap is unknown, returns
 * `undefined`.
 */
export function describeHeapNeed(
  { bodyLimitBytes = DEFAULT_BODY_LIMIT_BYTES, concurrency = 1, memoryPerByte = MEMORY_PER_BYTE }: HeapNeed,
  heapBytes: number = heapLimitBytes() ?? Number.POSITIVE_INFINITY,
): string | undefined {
  const requests = Number.isFinite(concurrency) ? Math.max(1, concurrency) : 1;
  const fits = Math.floor(Math.min(heapBytes / memoryPerByte, heapBytes / requests));
  if (bodyLimitBytes <= fits) return undefined;
  const isOne = bodyLimitBytes * memoryPerByte > heapBytes;
  const what = isOne ? "One request of bodyLimitBytes" : `${requests} requests of bodyLimitBytes at once`;
  const need = bodyLimitBytes * (isOne ? memoryPerByte : requests);
  return (
    `${what} may take ${toMib(need)} MiB of memory, and the heap holds ${toMib(heapBytes)} MiB. ` +
    `Lower bodyLimitBytes to ${fits}, or raise the limit of the heap with --max-old-space-size.`
  );
}

function toMib(bytes: number): number {
  return Math.round(bytes / MIB);
}
