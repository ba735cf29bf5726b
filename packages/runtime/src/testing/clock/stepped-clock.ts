import { setTimeout as sleep } from "node:timers/promises";
import { checkSpan, createManualClock } from "../../engine/clock.ts";
import { RuntimeClosedError } from "../../runtime-errors.ts";
import { passTurns } from "../time/event-loop-turns.ts";
import type { FakeTime } from "../time/fake-timers.ts";
import type { TestClock } from "../time/test-clock.ts";
import type { OngoingWork } from "../watch/ongoing-work.ts";

/** Turns that executions get to end, or to wait for something, before time goes on without them. */
const EXECUTION_TURNS = 200;
/** Turns that one who wakes needs at most until he sleeps again or is somewhere else. */
const QUIET_TURNS = 5;
/** Turns that a run gets from one to the other, where modules may have to be loaded. Those that come late take a millisecond. */
const RUN_TURNS = EXECUTION_TURNS + 2_000;
/** How long, in milliseconds and turns, nothing may go on before waiting for it is given up. */
const MAX_IDLE = 1_000;
/** So much time of fake timers passes in so much real time at most, for components that wait for something real. */
const PACE = { ms: 1_000, realMs: 10 } as const;

/** Passes the time of a runtime, and of fake timers if there are any, from one event to the next. */
export class SteppedClock implements TestClock {
  readonly #clock = createManualClock();
  readonly #work: OngoingWork;
  readonly #timers: FakeTime | undefined;
  /** Where the fake timers were when the clock was last set by them; undefined while time stands still. */
  #followed: number | undefined;
  /** What has passed since components had real time. */
  #unpacedMs: number = PACE.ms;

  constructor(work: OngoingWork, timers: FakeTime | undefined) {
    this.#work = work;
    this.#timers = timers;
  }

  now(): number {
    this.#follow();
    return this.#clock.now();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.#follow();
    return this.#clock.sleep(ms, signal);
  }

  get sleeping(): number {
    return this.#clock.sleeping;
  }

  get nextWakeMs(): number | undefined {
    return this.#clock.nextWakeMs;
  }

  advance(ms: number): void {
    this.#clock.advance(ms);
  }

  async advanceBy(ms: number): Promise<void> {
    checkSpan("advanceBy", ms);
    await this.#calm();
    let leftMs = ms;
    do {
      leftMs -= await this.#pass(leftMs);
    } while (leftMs > 0 || this.nextWakeMs === 0);
  }

  async settle<T>(promise: PromiseLike<T>): Promise<T> {
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
    };
    promise.then(settled, settled);
    this.#unpacedMs = PACE.ms;
    const pending = "clock.settle(): the promise is pending, and";
    await this.#until(
      pending,
      () => isSettled,
      () => this.#passOn(),
    );
    return promise;
  }

  untilSleeping(): Promise<void> {
    return this.#until(
      "clock.untilSleeping(): nobody sleeps, and",
      () => this.sleeping > 0,
      async () => false,
    );
  }

  /** Waits until something is so. `pass` may let time pass; false when that would change nothing. */
  async #until(pending: string, isSo: () => boolean, pass: () => Promise<boolean>): Promise<void> {
    for (let idle = 0; idle < MAX_IDLE; ) {
      await this.#calm();
      if (isSo()) return;
      if (this.#work.isClosed) throw new RuntimeClosedError();
      if (await pass()) idle = 0;
      else {
        await sleep(1);
        idle = this.#work.isIdle ? idle + 1 : 0;
      }
    }
    throw new Error(`${pending} no run is left that time could pass for.`);
  }

  async #passOn(): Promise<boolean> {
    if (this.#timers === undefined) {
      if (this.sleeping === 0) return false;
      await this.#pass(Number.POSITIVE_INFINITY);
      return true;
    }
    if (this.sleeping === 0 && !this.#timers.hasTimers) return false;
    if (this.#unpacedMs >= PACE.ms && this.#work.isAtWorkers) {
      await sleep(PACE.realMs);
      this.#unpacedMs = 0;
    } else {
      this.#unpacedMs += await this.#pass(PACE.ms);
    }
    return true;
  }

  /** Lets time pass until something happens in it, but no longer than this. Gives how long that was. */
  async #pass(mostMs: number): Promise<number> {
    const ms = Math.min(this.nextWakeMs ?? mostMs, mostMs);
    const passedMs = await this.#advance(ms);
    await this.#calm();
    return passedMs;
  }

  /** The clock follows fake timers at once: what one of them sets off may look at it, or sleep. */
  async #advance(ms: number): Promise<number> {
    if (this.#timers === undefined) {
      this.#clock.advance(ms);
      return ms;
    }
    const startedAt = this.#timers.now();
    this.#followed = startedAt;
    try {
      await this.#timers.step(ms);
      this.#follow();
      return this.#timers.now() - startedAt;
    } finally {
      this.#followed = undefined;
    }
  }

  #follow(): void {
    if (this.#timers === undefined || this.#followed === undefined) return;
    const now = this.#timers.now();
    this.#clock.advance(Math.max(0, now - this.#followed));
    this.#followed = now;
  }

  /** Waits until everybody sleeps, or takes longer than the event loop needs for what has no duration. */
  async #calm(): Promise<void> {
    let wasAtWorkers = this.#work.isAtWorkers;
    for (let turn = 0; turn < this.#mostTurns(); turn += 1) {
      await (turn < EXECUTION_TURNS ? passTurns(1) : sleep(1));
      const { isAtWorkers } = this.#work;
      if (isAtWorkers !== wasAtWorkers) turn = 0;
      wasAtWorkers = isAtWorkers;
    }
  }

  #mostTurns(): number {
    if (this.#work.isAtWorkers) return EXECUTION_TURNS;
    // A run of which nothing executes and nobody sleeps is on its way from one to the other.
    return this.#work.hasRuns && this.sleeping === 0 ? RUN_TURNS : QUIET_TURNS;
  }
}
