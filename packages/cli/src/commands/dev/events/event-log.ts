import { systemClock } from "@stepflow/runtime";
import type { DevEvent, NumberedEvent } from "./dev-event.ts";

/** Number of events that are kept for readers that come later or come back. */
const MAX_EVENTS = 10_000;

/** Numbers events, keeps the latest ones, and passes each to its listeners. */
export class EventLog {
  /** Distinguishes the events of this launch from those of another. */
  readonly launch: string = crypto.randomUUID().slice(0, 8);
  readonly #events: NumberedEvent[] = [];
  readonly #listeners = new Set<(event: NumberedEvent) => void>();
  #seq = 0;

  publish(event: DevEvent): void {
    this.#seq += 1;
    const numbered = { seq: this.#seq, at: systemClock.now(), event };
    this.#events.push(numbered);
    // In large portions, because each removal moves all events.
    if (this.#events.length > 2 * MAX_EVENTS) this.#events.splice(0, MAX_EVENTS);
    for (const listener of this.#listeners) listener(numbered);
  }

  /** Returns the kept events after one, and whether others after it are no longer kept. */
  after(seq: number): { readonly events: readonly NumberedEvent[]; readonly isComplete: boolean } {
    const first = this.#events[0]?.seq ?? this.#seq + 1;
    return { events: this.#events.slice(Math.max(0, seq + 1 - first)), isComplete: seq + 1 >= first };
  }

  /** Number of the latest event; 0 if there is none. */
  get latest(): number {
    return this.#seq;
  }

  /** Calls a listener with every event from now on. Returns a function that removes the listener. */
  subscribe(listener: (event: NumberedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
