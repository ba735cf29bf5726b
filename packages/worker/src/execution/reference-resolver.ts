import { CallbackError } from "@stepflow/protocol";
import { inBatches, isBlobReference } from "@stepflow/protocol/internal";
import type { MemoryBudget } from "./memory-budget.ts";

/** Longest chain of references: a fetched value may hold references again. */
const MAX_LEVELS = 8;
/** Deepest place of a reference inside a value, in keys. */
const MAX_DEPTH = 8;

export interface ResolverOptions {
  readonly fetch: (blobId: string) => Promise<FetchedValue>;
  readonly budget: MemoryBudget;
}

interface FetchedValue {
  /** Memory that one copy takes. */
  readonly memoryBytes: number;
  /** Each call returns another copy. */
  read(): Promise<unknown>;
}

/** A place that holds a reference. */
interface Place {
  readonly container: Record<string | number, unknown>;
  readonly key: string | number;
  readonly blobId: string;
}

/**
 * Replaces references by the values behind them. In the input and in every fetched value, references are resolved down to a depth of
 * eight keys; deeper ones are plain data. The value is changed in place and returned, so no other code may use it.
 *
 * @throws CallbackError when a chain of references is longer than eight, or when the values are too large in total; any error of `fetch`.
 */
export async function resolveReferences(value: unknown, { fetch, budget }: ResolverOptions): Promise<unknown> {
  const root = { value };
  let places: Place[] = [];
  collectAt(root, "value", 0, places);
  for (let level = 0; places.length > 0; level++) {
    if (level === MAX_LEVELS) throw new CallbackError(`Blob references nest deeper than ${MAX_LEVELS} levels.`);
    const found: Place[] = [];
    await inBatches(places, async ({ container, key, blobId }) => {
      const fetched = await fetch(blobId);
      budget.charge(fetched.memoryBytes);
      container[key] = await fetched.read();
      collectAt(container, key, 0, found);
    });
    places = found;
  }
  return root.value;
}

/** Runtimes put references at the top level. Users may put them a little deeper. */
function collectAt(container: object, key: string | number, depth: number, found: Place[]): void {
  const holder = container as Place["container"];
  const child = holder[key];
  if (typeof child !== "object" || child === null) return;
  if (isBlobReference(child)) found.push({ container: holder, key, blobId: child.$blob });
  else if (depth < MAX_DEPTH) for (const inner of keysOf(child)) collectAt(child, inner, depth + 1, found);
}

function keysOf(container: object): Iterable<string | number> {
  return Array.isArray(container) ? container.keys() : Object.keys(container);
}
