import { CallbackError } from "@stepflow/protocol";
import { isBlobReference } from "./blob-reference.ts";

/** Values inside values: what is fetched may hold references again. */
const MAX_LEVELS = 8;
/** Requests at once. */
const PARALLEL = 16;

export interface ResolverOptions {
  /** Fetches a value; each call returns one of its own. */
  readonly fetch: (blobId: string) => Promise<{ readonly value: unknown; readonly bytes: number }>;
  /** All fetched values together may not be larger. */
  readonly limitBytes: number;
}

/** A place that holds a reference. */
interface Place {
  readonly container: Record<string | number, unknown>;
  readonly key: string | number;
  readonly blobId: string;
}

/**
 * Replaces references by the values behind them, up to eight levels deep. The value is changed in place and returned; it
 * must be the caller's own.
 *
 * @throws CallbackError when references nest deeper or the values are too large together; whatever `fetch` throws.
 */
export async function resolveReferences(value: unknown, { fetch, limitBytes }: ResolverOptions): Promise<unknown> {
  const root = { value };
  let places = findPlaces(root, 0);
  let totalBytes = 0;
  for (let level = 0; places.length > 0; level++) {
    if (level === MAX_LEVELS) throw new CallbackError(`Blob references nest deeper than ${MAX_LEVELS} levels.`);
    const found: Place[] = [];
    await inWaves(places, async ({ container, key, blobId }) => {
      const fetched = await fetch(blobId);
      totalBytes += fetched.bytes;
      if (totalBytes > limitBytes) throw tooLarge(limitBytes);
      container[key] = fetched.value;
      found.push(...findPlaces(container, level + 1, [key]));
    });
    places = found;
  }
  return root.value;
}

/** Looks as deep as references may nest: runtimes put them at the top level, people may put them a little deeper. */
function findPlaces(
  container: object,
  depth: number,
  keys: readonly (string | number)[] = Object.keys(container),
): Place[] {
  const holder = container as Record<string | number, unknown>;
  return keys.flatMap((key) => {
    const child = holder[key];
    if (typeof child !== "object" || child === null) return [];
    if (isBlobReference(child)) return [{ container: holder, key, blobId: child.$blob }];
    return depth < MAX_LEVELS ? findPlaces(child, depth + 1) : [];
  });
}

async function inWaves<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += PARALLEL) {
    await Promise.all(items.slice(start, start + PARALLEL).map(work));
  }
}

function tooLarge(limitBytes: number): CallbackError {
  return new CallbackError(`The blobs that the input refers to are larger than ${limitBytes} bytes together.`, {
    data: { reason: "tooLarge", limitBytes },
  });
}
