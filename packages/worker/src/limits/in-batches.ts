/** Requests at once: as many as hide how long each takes, not as many as a value may have parts. */
const BATCH_SIZE = 16;

/** Does the work for all items, a limited number of them at a time. @throws what the first that fails throws. */
export async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH_SIZE) {
    await Promise.all(items.slice(start, start + BATCH_SIZE).map(work));
  }
}
