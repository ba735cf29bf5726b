import type { DevEvent, NumberedEvent } from "../events/dev-event.ts";
import type { EventLog } from "../events/event-log.ts";
import { clip } from "./clip.ts";
import { toRunEventView } from "./run-view.ts";

/** Pause after which a comment keeps a silent stream open. */
const KEEP_ALIVE_MS = 15_000;
/** Number of events that are looked at before the reader is asked whether it can take more. */
const BATCH = 256;
const encoder = new TextEncoder();

/** Which events a reader wants. */
export interface EventQuery {
  /** Id of the last event that the reader has seen. */
  readonly after: string | undefined;
  /** Types of events; undefined means all. */
  readonly types: readonly string[] | undefined;
}

/** Streams events as server-sent events, at the speed of the reader. */
export function streamEvents(log: EventLog, { after, types }: EventQuery, signal: AbortSignal): Response {
  const start = startOf(log, after);
  let { seq } = start;
  let wake: () => void = () => {};
  const unsubscribe = log.subscribe(() => wake());
  const stop = (): void => {
    unsubscribe();
    wake();
  };
  let pending = start.isReset ? resetText(log, seq) : "";
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (pending === "" && !signal.aborted) {
        const { events, isComplete } = log.after(seq);
        if (!isComplete) pending = resetText(log, (events[0]?.seq ?? log.latest + 1) - 1);
        for (const one of events.slice(0, BATCH)) pending += toText(log, one, types);
        seq = events[Math.min(events.length, BATCH) - 1]?.seq ?? seq;
        if (events.length === 0 && !(await untilMore())) pending = ": keep alive\n\n";
      }
      if (signal.aborted) return void controller.close();
      controller.enqueue(encoder.encode(pending));
      pending = "";
    },
    cancel: stop,
  });
  signal.addEventListener("abort", stop, { once: true });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });

  /** Resolves to false if nothing has happened for a while. */
  function untilMore(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), KEEP_ALIVE_MS);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}

/** Shows an event as JSON. */
export function toEventView(event: DevEvent): object {
  return event.type === "run" ? { type: "run", event: toRunEventView(event.event, clip) } : event;
}

/** A reader without an id, or with one of another launch, receives everything that is kept. */
function startOf(log: EventLog, after: string | undefined): { readonly seq: number; readonly isReset: boolean } {
  if (after === undefined || after === "") return { seq: 0, isReset: false };
  const [launch, number] = after.split("-");
  const seq = Number(number);
  const isKnown = launch === log.launch && Number.isSafeInteger(seq) && seq >= 0 && seq <= log.latest;
  return isKnown ? { seq, isReset: false } : { seq: 0, isReset: true };
}

/** States that events are missing, so that the reader asks for the current state. */
function resetText(log: EventLog, seq: number): string {
  return `id: ${log.launch}-${seq}\nevent: reset\ndata: {"type":"reset"}\n\n`;
}

function toText(log: EventLog, { seq, at, event }: NumberedEvent, types: readonly string[] | undefined): string {
  if (types !== undefined && !types.includes(event.type)) return "";
  const data = JSON.stringify({ seq, at, ...toEventView(event) });
  return `id: ${log.launch}-${seq}\nevent: ${event.type}\ndata: ${data}\n\n`;
}
