import { describe, expect, it } from "vitest";
import type { DevEvent } from "./dev-event.ts";
import { EventLog } from "./event-log.ts";

const warning = (message: string): DevEvent => ({ type: "warning", message });

describe("EventLog", () => {
  it("numbers events, and returns those after one", () => {
    const log = new EventLog();
    expect(log.after(0)).toEqual({ events: [], isComplete: true });
    for (const message of ["a", "b", "c"]) log.publish(warning(message));
    expect(log.latest).toBe(3);
    expect(log.after(1).events.map(({ seq, event }) => [seq, event])).toEqual([
      [2, warning("b")],
      [3, warning("c")],
    ]);
    expect(log.after(3)).toEqual({ events: [], isComplete: true });
  });

  it("keeps the latest 10,000 events, and states that earlier ones are missing", () => {
    const log = new EventLog();
    for (let index = 0; index < 20_001; index += 1) log.publish(warning(String(index)));
    const { events, isComplete } = log.after(0);
    expect([events.length >= 10_000, events.at(-1)?.seq, isComplete]).toEqual([true, 20_001, false]);
    expect(log.after(events[0]?.seq ?? 0).isComplete).toBe(true);
  });

  it("passes events on until the listener is removed", () => {
    const log = new EventLog();
    const seen: number[] = [];
    const remove = log.subscribe(({ seq }) => void seen.push(seq));
    log.publish(warning("a"));
    remove();
    log.publish(warning("b"));
    expect(seen).toEqual([1]);
  });
});
