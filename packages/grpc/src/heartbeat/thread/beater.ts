import type { FromThread, ThreadSettings, ToThread } from "./messages.ts";
import { RpcSessions } from "./rpc-session.ts";

interface Beat {
  url: string;
  body: Uint8Array;
  waiting: boolean;
  readonly timer: NodeJS.Timeout;
}

/** Repeats requests, each in its own rhythm, until it is told to stop. */
export class Beater {
  readonly #beats = new Map<number, Beat>();
  readonly #sessions: RpcSessions;
  readonly #expected: Uint8Array;
  readonly #report: (answer: FromThread) => void;

  constructor({ path, expected, timeoutMs }: ThreadSettings, report: (answer: FromThread) => void) {
    this.#sessions = new RpcSessions(path, timeoutMs);
    this.#expected = expected;
    this.#report = report;
  }

  obey(message: ToThread): void {
    if (message.kind === "start") this.#start(message);
    else if (message.kind === "stop") this.#stop(message.key);
    else this.#change(message);
  }

  close(): void {
    for (const key of [...this.#beats.keys()]) this.#stop(key);
    this.#sessions.close();
  }

  #start({ key, url, body, intervalMs }: Extract<ToThread, { kind: "start" }>): void {
    this.#stop(key);
    this.#beats.set(key, { url, body, waiting: false, timer: setInterval(() => this.#beat(key), intervalMs) });
  }

  #change({ key, url, body }: Extract<ToThread, { kind: "change" }>): void {
    const beat = this.#beats.get(key);
    if (beat === undefined) return;
    beat.url = url ?? beat.url;
    beat.body = body ?? beat.body;
  }

  #stop(key: number): void {
    clearInterval(this.#beats.get(key)?.timer);
    this.#beats.delete(key);
  }

  #beat(key: number): void {
    const beat = this.#beats.get(key);
    if (beat === undefined || beat.waiting) return;
    beat.waiting = true;
    void this.#sessions.call(beat.url, beat.body).then(({ status, body, words }) => {
      beat.waiting = false;
      // It may have been stopped, or even begun anew, while the answer was on its way.
      if (this.#beats.get(key) !== beat || (status === 0 && equal(body, this.#expected))) return;
      this.#report({ key, status, body, words });
    });
  }
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
