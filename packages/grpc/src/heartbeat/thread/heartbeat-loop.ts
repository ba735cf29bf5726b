import type { FromThread, ThreadSettings, ToThread } from "./messages.ts";
import { RpcSessions } from "./rpc-session.ts";
import { peekTask, placesOf, type RecordPlace, readTask } from "./shared-tasks.ts";

/** Heartbeats of one task. */
interface Beat {
  dueMs: number;
  isWaiting: boolean;
  /** The last look at the records that found the task. */
  seenAt: number;
}

/** A task is noticed this late at most, which is short beside the 5 s that a runtime waits for a heartbeat. */
const MAX_PAUSE_MS = 250;
/** Heartbeats that are due shortly after one another are sent together, because each look reads all records. */
const MIN_PAUSE_MS = 10;
/** An idle worker wakes up no more after this time. */
const SLEEP_AFTER_MS = 5_000;

/** Repeats the heartbeat of each task at its own interval, as long as its record is in the shared memory. */
export class HeartbeatLoop {
  readonly #beats = new Map<number, Beat>();
  readonly #places: RecordPlace[];
  readonly #sessions: RpcSessions;
  readonly #expected: Uint8Array;
  readonly #sleep: Int32Array;
  readonly #report: (answer: FromThread) => void;
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;
  #busyMs = performance.now();

  constructor({ path, expected, timeoutMs, tls, blocks, sleep }: ThreadSettings, report: (answer: FromThread) => void) {
    this.#sessions = new RpcSessions(path, timeoutMs, { tls });
    this.#expected = expected;
    this.#places = blocks.flatMap(placesOf);
    this.#sleep = sleep;
    this.#report = report;
    this.#wake();
  }

  handle(message: ToThread): void {
    if (message.kind === "block") this.#places.push(...placesOf(message.block));
    this.#wake();
  }

  #wake(): void {
    this.#busyMs = performance.now();
    clearTimeout(this.#timer);
    this.#look();
  }

  #look(): void {
    const nowMs = performance.now();
    const nextMs = this.#sendDue(nowMs);
    if (this.#beats.size > 0) this.#busyMs = nowMs;
    else if (nowMs - this.#busyMs > SLEEP_AFTER_MS && this.#fallAsleep()) return;
    const pauseMs = Math.max(MIN_PAUSE_MS, Math.min(MAX_PAUSE_MS, nextMs - nowMs));
    this.#timer = setTimeout(() => this.#look(), pauseMs);
  }

  /** A task that is added afterwards wakes the thread, and one that was added before is found here. */
  #fallAsleep(): boolean {
    Atomics.store(this.#sleep, 0, 1);
    if (this.#places.every((place) => peekTask(place) === undefined)) return true;
    Atomics.store(this.#sleep, 0, 0);
    return false;
  }

  /** Sends the heartbeats that are due, and returns the time of the next one. */
  #sendDue(nowMs: number): number {
    let nextMs = Number.POSITIVE_INFINITY;
    this.#looks += 1;
    for (const place of this.#places) {
      const task = peekTask(place);
      if (task === undefined) continue;
      const beat = this.#beatOf(task.key, nowMs + task.intervalMs);
      beat.seenAt = this.#looks;
      if (beat.dueMs <= nowMs) {
        beat.dueMs = nowMs + task.intervalMs;
        this.#send(place, task.key, beat);
      }
      nextMs = Math.min(nextMs, beat.dueMs);
    }
    // A record that is being changed is found by the next look.
    for (const [key, { seenAt }] of this.#beats) if (seenAt < this.#looks - 1) this.#beats.delete(key);
    return nextMs;
  }

  #beatOf(key: number, firstMs: number): Beat {
    const known = this.#beats.get(key);
    if (known !== undefined) return known;
    const beat = { dueMs: firstMs, isWaiting: false, seenAt: 0 };
    this.#beats.set(key, beat);
    return beat;
  }

  #send(place: RecordPlace, key: number, beat: Beat): void {
    const task = beat.isWaiting ? undefined : readTask(place);
    if (task?.key !== key) return;
    beat.isWaiting = true;
    void this.#sessions.call(task.url, task.body).then(({ status, body, message }) => {
      beat.isWaiting = false;
      if (status === 0 && equal(body, this.#expected)) return;
      this.#report({ key, status, body, message });
    });
  }
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
