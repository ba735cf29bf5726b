import { UnknownRunError } from "../runtime-errors.ts";
import type { ItemRecord, RunRecord } from "./run-record.ts";
import type { RunStore } from "./run-store.ts";

/** An item of a run, with the run. */
export interface RecordedItem {
  readonly run: RunRecord;
  readonly item: ItemRecord;
}

/**
 * Finds an item in a store.
 *
 * @param itemIndex may be omitted if the run has one item.
 * @throws UnknownRunError
 */
export function findRecordedItem(store: RunStore, runId: string, itemIndex: number | undefined): RecordedItem {
  const run = store.get(runId);
  if (run === undefined) {
    throw new UnknownRunError(`There is no run ${runId}. The store of runs has ${store.list().length} other runs.`);
  }
  const { total } = run.items;
  if (itemIndex === undefined && total !== 1) {
    throw new UnknownRunError(`Run ${runId} has ${total} items. Name one of them by its index.`);
  }
  const item = store.items(runId)?.[itemIndex ?? 0];
  if (item !== undefined) return { run, item };
  if (itemIndex !== undefined && !(itemIndex >= 0 && itemIndex < total)) {
    throw new UnknownRunError(`Run ${runId} has no item ${itemIndex}. It has ${total} of them, counted from 0.`);
  }
  throw new UnknownRunError(
    `Run ${runId} keeps no data of item ${itemIndex ?? 0}: its retention leaves items out, or the item has not started.`,
  );
}
