import type { Engine } from "../engine/engine.ts";
import type { RunEvent } from "../engine/run-event.ts";
import type { RunRecord } from "../runs/run-record.ts";
import { toStreamedEvent } from "./run-event-view.ts";

/** How often a silent stream is kept from looking dead. */
const PULSE_MS = 15_000;
/** What a reader may leave unread before its stream is cut. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

/**
 * What has happened to a run and what happens to it, as server-sent events, until it has ended. Where its journal is not kept, the
 * past is its beginning and its end.
 *
 * @param since events before this position are left out.
 */
export function streamRunEvents(engine: Engine, run: RunRecord, since: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const past = pastOf(engine, run);
        let next = 0;
        const send = (text: string): void => {
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) > 0) return;
          stop();
          controller.error(new Error(`The events of run ${run.runId} are not read.`));
        };
        const tell = (event: RunEvent): void => {
          const told = toStreamedEvent(event, next, run.flow);
          const isNew = next >= since;
          next += 1;
          if (told !== undefined && isNew) send(`data: ${JSON.stringify(told)}\n\n`);
          if (event.type !== "runEnded") return;
          stop();
          controller.close();
        };
        const withdraw = engine.subscribe((event) => {
          if (event.runId === run.runId) tell(event);
        });
        const pulse = setInterval(() => send(": keep-alive\n\n"), PULSE_MS);
        stop = () => {
          withdraw();
          clearInterval(pulse);
        };
        for (const event of past) tell(event);
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MAX_UNREAD_BYTES }),
  );
}

function pastOf({ runs }: Engine, run: RunRecord): readonly RunEvent[] {
  const journal = runs.journal(run.runId);
  // A copy: it grows while it is read.
  return journal === undefined ? [...outlineOf(run)] : [...journal];
}

function* outlineOf(run: RunRecord): Generator<RunEvent> {
  const { runId, rootRunId, parentRunId, flow, flowId, overrides, createdAt: at, status, completedAt } = run;
  const { total } = run.items;
  yield { type: "runCreated", runId, rootRunId, parentRunId, flow, flowId, total, overrides, retain: {}, at };
  if (status !== "running") yield { type: "runEnded", runId, status, at: completedAt ?? at };
}
