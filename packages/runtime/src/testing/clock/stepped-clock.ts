import { setTimeout as sleep } from "node:timers/promises";
import { RuntimeClosedError } from "@stepflow/protocol";
import { checkSpan } from "../../engine/clock.ts";
import type { FakeTime } from "../time/fake-timers.ts";
import type { OngoingWork } from "../watch/ongoing-work.ts";
import { LinkedClock } from "./linked-clock.ts";
import { Quiescence } from "./quiescence.ts";
import type { TestClock } from "./test-clock.ts";

/** `settle` and `untilSleeping` give up after this many checks, at least a millisecond apart, that find no work. */
const MAX_IDLE = 1_000;
/** While components execute, fake timers advance by at most `ms` per `realMs`, so that components can wait for something real. */
const PACE = { ms: 1_000, realMs: 10 } as const;

/** Advances the time of a runtime, and of fake timers if there are any, from one event to the next. */
export class SteppedClock implements TestClock {
  readonly #clock: LinkedClock;
  readonly #quiescence: Quiescence;
  readonly #work: OngoingWork;
  readonly #timers: FakeTime | undefined;
  /** Milliseconds that have passed since components last had real time. */
  #unpacedMs: number = PACE.ms;

  constructor(work: OngoingWork, timers: FakeTime | undefined) {
    this.#work = work;
    this.#timers = timers;
    this.#clock = new LinkedClock(timers);
    this.#quiescence = new Quiescence(work, () => this.sleeping > 0);
  }

  now(): number {
    return this.#clock.now();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
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
    await this.#quiescence.wait();
    let leftMs = ms;
    do {
      leftMs -= await this.#step(leftMs);
    } while (leftMs > 0 || this.nextWakeMs === 0);
  }

  async settle<T>(promise: PromiseLike<T>): Promise<T> {
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
    };
    promise.then(settled, settled);
    this.#unpacedMs = PACE.ms;
    await this.#until(
      "clock.settle(): the promise is pending, but no run is waiting for the clock.",
      () => isSettled,
      () => this.#stepPaced(),
    );
    return promise;
  }

  untilSleeping(): Promise<void> {
    return this.#until(
      "clock.untilSleeping(): nothing is sleeping, and no run is left that could start to sleep.",
      () => this.sleeping > 0,
      async () => false,
    );
  }

  /**
   * Waits until a condition holds.
   *
   * @param problem message of the error if it never does
   * @param step may let time pass; returns false if that would change nothing
   */
  async #until(problem: string, holds: () => boolean, step: () => Promise<boolean>): Promise<void> {
    for (let idle = 0; idle < MAX_IDLE; ) {
      await this.#quiescence.wait();
      if (holds()) return;
      if (this.#work.isClosed) throw new RuntimeClosedError();
      if (await step()) idle = 0;
      else {
        await sleep(1);
        idle = this.#work.isIdle ? idle + 1 : 0;
      }
    }
    throw new Error(problem);
  }

  async #stepPaced(): Promise<boolean> {
    if (this.#timers === undefined) {
      if (this.sleeping === 0) return false;
      await this.#step(Number.POSITIVE_INFINITY);
      return true;
    }
    if (this.sleeping === 0 && !this.#timers.hasTimers) return false;
    if (this.#unpacedMs >= PACE.ms && this.#work.isAtWorkers) {
      await sleep(PACE.realMs);
      this.#unpacedMs = 0;
    } else {
      this.#unpacedMs += await this.#step(PACE.ms);
    }
    return true;
  }

  /** Lets time pass until something happens, by at most `maxMs`. Returns the milliseconds that have passed. */
  async #step(maxMs: number): Promise<number> {
    const passedMs = await this.#clock.advanceTogether(Math.min(this.nextWakeMs ?? maxMs, maxMs));
    await this.#quiescence.wait();
    return passedMs;
  }
}
