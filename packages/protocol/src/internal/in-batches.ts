/** Number of requests at once: enough to hide their latency, however many parts a value has. */
const BATCH_SIZE = 16;

/** Calls `work` for all items, a limited number of them at a time. @throws the error of the first call that fails. */
export async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH_SIZE) {
    await Promise.all(items.slice(start, start + BATCH_SIZE).map(work));
  }
}
