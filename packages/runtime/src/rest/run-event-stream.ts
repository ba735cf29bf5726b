import type { Engine } from "../engine/engine.ts";
import type { RunEvent } from "../runs/run-event.ts";
import type { RunRecord } from "../runs/run-record.ts";
import { RunEventView } from "./run-event-view.ts";

/** Interval of the comments that keep a silent stream open. */
const KEEP_ALIVE_MS = 15_000;
/** Bytes that are buffered ahead of the reader. */
const READ_AHEAD_BYTES = 65_536;
/** Events of a run without a journal that are kept for a slow reader. */
const MAX_UNREAD_EVENTS = 100_000;

/**
 * Streams the past and future events of a run as server-sent events until the run has ended. They are read from the run's journal as fast
 * as the reader takes them. If no journal is kept, the past consists of the beginning and the end of the run.
 *
 * @param since sequence number of the first event to stream.
 */
export function streamRunEvents(engine: Engine, run: RunRecord, since: number): ReadableStream<Uint8Array> {
  const reading = new RunEventReading(engine, run, since);
  return new ReadableStream<Uint8Array>(
    {
      start: () => reading.start(),
      pull: (controller) => reading.pull(controller),
      cancel: () => reading.stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: READ_AHEAD_BYTES }),
  );
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

const encoder = new TextEncoder();

class RunEventReading {
  readonly #engine: Engine;
  readonly #run: RunRecord;
  readonly #since: number;
  readonly #view: RunEventView;
  /** Pending events of a run without a journal. */
  readonly #unread: RunEvent[] | undefined;
  #position = 0;
  #isOver = false;
  #wake: () => void = () => undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(engine: Engine, run: RunRecord, since: number) {
    this.#engine = engine;
    this.#run = run;
    this.#since = since;
    this.#view = new RunEventView(run.flow, engine.semantics.restApi === "messages");
    this.#unread = engine.runs.journal(run.runId) === undefined ? [...outlineOf(run)] : undefined;
  }

  /** Subscribes to the events of the run while it is running. */
  start(): void {
    if (this.#engine.runs.get(this.#run.runId)?.status !== "running") return;
    this.#unsubscribe = this.#engine.subscribe((event) => {
      if (event.runId !== this.#run.runId) return;
      this.#unread?.push(event);
      if (event.type === "runEnded" || (this.#unread?.length ?? 0) > MAX_UNREAD_EVENTS) this.#unsubscribe();
      this.#wake();
    });
  }

  /** Enqueues at least one event, waiting for it if necessary. */
  async pull(controller: Controller): Promise<void> {
    while (!this.#isOver && !this.#enqueueNext(controller)) await this.#wait(controller);
  }

  async #wait(controller: Controller): Promise<void> {
    const pulse = setInterval(() => controller.enqueue(encoder.encode(": keep-alive\n\n")), KEEP_ALIVE_MS);
    try {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    } finally {
      clearInterval(pulse);
    }
  }

  stop(): void {
    this.#isOver = true;
    this.#unsubscribe();
    this.#wake();
  }

  /** Enqueues the next event. Returns false if there is none yet. */
  #enqueueNext(controller: Controller): boolean {
    for (let event = this.#take(); event !== undefined; event = this.#take()) {
      this.#position += 1;
      const streamed = this.#view.toStreamed(event).filter(({ sequenceNumber }) => sequenceNumber >= this.#since);
      for (const one of streamed) controller.enqueue(encoder.encode(`data: ${JSON.stringify(one)}\n\n`));
      if (event.type === "runEnded") this.#end(controller);
      if (streamed.length > 0 || this.#isOver) return true;
    }
    // A run that was deleted, or removed to make room for others, has no more events.
    if (this.#unread === undefined && this.#engine.runs.get(this.#run.runId) === undefined) this.#end(controller);
    return this.#isOver;
  }

  #take(): RunEvent | undefined {
    if (this.#unread === undefined) return this.#engine.runs.journal(this.#run.runId)?.[this.#position];
    if (this.#unread.length > MAX_UNREAD_EVENTS) {
      this.stop();
      throw new Error(
        `The events of run ${this.#run.runId} are not read fast enough: more than ${MAX_UNREAD_EVENTS} are pending.`,
      );
    }
    return this.#unread.shift();
  }

  #end(controller: Controller): void {
    this.stop();
    controller.close();
  }
}

function* outlineOf(run: RunRecord): Generator<RunEvent> {
  const { runId, rootRunId, parentRunId, flow, flowId, overrides, createdAt: at, status, completedAt } = run;
  const { total } = run.items;
  yield { type: "runCreated", runId, rootRunId, parentRunId, flow, flowId, total, overrides, retain: {}, at };
  if (status !== "running") yield { type: "runEnded", runId, status, at: completedAt ?? at };
}
