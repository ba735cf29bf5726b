import { getHeapStatistics } from "node:v8";
import { DEFAULT_BODY_LIMIT_BYTES } from "@stepflow/transport";

/** Memory that a byte of JSON may take: `{},` becomes an object of 56 bytes and its slot, beside the text. */
const MEMORY_PER_BYTE = 24;
const MIB = 1024 * 1024;

/** Limits of a worker that determine how much a heap must hold. */
export interface HeapNeed {
  readonly bodyLimitBytes?: number | undefined;
  readonly concurrency?: number | undefined;
}

/**
 * Returns a warning if the heap is too small for the limits of a worker. It must hold one request of the largest size in the form that
 * takes most memory, and the text of as many requests as may execute at once. Otherwise returns `undefined`.
 */
export function describeHeapNeed(
  { bodyLimitBytes = DEFAULT_BODY_LIMIT_BYTES, concurrency = 1 }: HeapNeed,
  heapBytes: number = getHeapStatistics().heap_size_limit,
): string | undefined {
  const requests = Number.isFinite(concurrency) ? Math.max(1, concurrency) : 1;
  const fits = Math.floor(Math.min(heapBytes / MEMORY_PER_BYTE, heapBytes / requests));
  if (bodyLimitBytes <= fits) return undefined;
  const isOne = bodyLimitBytes * MEMORY_PER_BYTE > heapBytes;
  const what = isOne ? "One request of bodyLimitBytes" : `${requests} requests of bodyLimitBytes at once`;
  const need = bodyLimitBytes * (isOne ? MEMORY_PER_BYTE : requests);
  return (
    `${what} may take ${toMib(need)} MiB of memory, and the heap holds ${toMib(heapBytes)} MiB. ` +
    `Lower bodyLimitBytes to ${fits}, or raise the limit of the heap with --max-old-space-size.`
  );
}

function toMib(bytes: number): number {
  return Math.round(bytes / MIB);
}
