import type { Engine } from "../engine/engine.ts";
import type { RunEvent } from "../runs/run-event.ts";
import type { RunRecord } from "../runs/run-record.ts";
import { RunEventView } from "./run-event-view.ts";

/** How often a silent stream is kept from looking dead. */
const PULSE_MS = 15_000;
/** How much is made ready before somebody reads it. */
const READ_AHEAD_BYTES = 65_536;
/** Events of a run without a journal that may wait for a slow reader. */
const MAX_UNREAD_EVENTS = 100_000;

/**
 * What has happened to a run and what happens to it, as server-sent events, until it has ended. They are read from the run's journal
 * as fast as they are taken; where none is kept, the past is the run's beginning and its end.
 *
 * @param since events with lower numbers are left out.
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
  /** Kept here for a run without a journal. */
  readonly #unread: RunEvent[] | undefined;
  #position = 0;
  #isOver = false;
  #wake: () => void = () => undefined;
  #withdraw: () => void = () => undefined;

  constructor(engine: Engine, run: RunRecord, since: number) {
    this.#engine = engine;
    this.#run = run;
    this.#since = since;
    this.#view = new RunEventView(run.flow);
    this.#unread = engine.runs.journal(run.runId) === undefined ? [...outlineOf(run)] : undefined;
  }

  /** Listens for as long as there is something to come, whether it is read or not. */
  start(): void {
    if (this.#engine.runs.get(this.#run.runId)?.status !== "running") return;
    this.#withdraw = this.#engine.subscribe((event) => {
      if (event.runId !== this.#run.runId) return;
      this.#unread?.push(event);
      if (event.type === "runEnded" || (this.#unread?.length ?? 0) > MAX_UNREAD_EVENTS) this.#withdraw();
      this.#wake();
    });
  }

  /** Gives at least one event, or waits for it. */
  async pull(controller: Controller): Promise<void> {
    while (!this.#isOver && !this.#giveNext(controller)) await this.#wait(controller);
  }

  async #wait(controller: Controller): Promise<void> {
    const pulse = setInterval(() => controller.enqueue(encoder.encode(": keep-alive\n\n")), PULSE_MS);
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
    this.#withdraw();
    this.#wake();
  }

  /** False when there is nothing to give yet. */
  #giveNext(controller: Controller): boolean {
    for (let event = this.#take(); event !== undefined; event = this.#take()) {
      this.#position += 1;
      const told = this.#view.tell(event).filter(({ sequenceNumber }) => sequenceNumber >= this.#since);
      for (const one of told) controller.enqueue(encoder.encode(`data: ${JSON.stringify(one)}\n\n`));
      if (event.type === "runEnded") this.#end(controller);
      if (told.length > 0 || this.#isOver) return true;
    }
    // A run that was deleted, or had to make room for others, has nothing more to tell.
    if (this.#unread === undefined && this.#engine.runs.get(this.#run.runId) === undefined) this.#end(controller);
    return this.#isOver;
  }

  #take(): RunEvent | undefined {
    if (this.#unread === undefined) return this.#engine.runs.journal(this.#run.runId)?.[this.#position];
    if (this.#unread.length > MAX_UNREAD_EVENTS) {
      this.stop();
      throw new Error(`The events of run ${this.#run.runId} are not read.`);
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
