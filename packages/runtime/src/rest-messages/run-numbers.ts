import type { Engine } from "../engine/engine.ts";
import { RunEventView } from "../rest/run-event-view.ts";
import type { RunRecord } from "../runs/run-record.ts";

/** Number and time of the last event of a step. */
export interface StepNumber {
  readonly journalSeqno: number;
  readonly updatedAt: string;
}

/** Positions in the journal of a run. */
export interface RunNumbers {
  /** Position of the last event; undefined if no journal is kept. */
  readonly last: number | undefined;
  /** By item and step, as {@link keyOf} writes them. */
  readonly steps: ReadonlyMap<string, StepNumber>;
}

const NONE: RunNumbers = { last: undefined, steps: new Map() };

/** The numbers of ended runs, which change no more. */
const known = new WeakMap<RunRecord, RunNumbers>();

/** Numbers the events of a run as its event stream does. */
export function numbersOf(engine: Engine, run: RunRecord): RunNumbers {
  const found = known.get(run);
  if (found !== undefined) return found;
  const numbers = numbersIn(engine, run);
  if (run.status !== "running") known.set(run, numbers);
  return numbers;
}

function numbersIn(engine: Engine, run: RunRecord): RunNumbers {
  const journal = engine.runs.journal(run.runId);
  if (journal === undefined) return NONE;
  const view = new RunEventView(run.flow, true);
  const steps = new Map<string, StepNumber>();
  for (const event of journal) {
    for (const { sequenceNumber, timestamp, event: body } of view.toStreamed(event)) {
      const { StepStarted, StepCompleted = StepStarted } = body;
      if (StepCompleted === undefined) continue;
      const { itemIndex, stepId } = StepCompleted as { readonly itemIndex: number; readonly stepId: string };
      steps.set(keyOf(itemIndex, stepId), { journalSeqno: sequenceNumber, updatedAt: timestamp });
    }
  }
  return { last: view.lastNumber, steps };
}

/** The key of a step in {@link RunNumbers.steps}. */
export function keyOf(itemIndex: number, stepId: string): string {
  return `${itemIndex}/${stepId}`;
}
