import type { FromThread, ThreadSettings, ToThread } from "./messages.ts";
import { RpcSessions } from "./rpc-session.ts";

interface Entry {
  url: string;
  body: Uint8Array;
  isWaiting: boolean;
  readonly timer: NodeJS.Timeout;
}

/** Repeats the heartbeat of each task at its own interval until it is stopped. */
export class HeartbeatLoop {
  readonly #entries = new Map<number, Entry>();
  readonly #sessions: RpcSessions;
  readonly #expected: Uint8Array;
  readonly #report: (answer: FromThread) => void;

  constructor({ path, expected, timeoutMs, tls }: ThreadSettings, report: (answer: FromThread) => void) {
    this.#sessions = new RpcSessions(path, timeoutMs, { tls });
    this.#expected = expected;
    this.#report = report;
  }

  handle(message: ToThread): void {
    if (message.kind === "start") this.#start(message);
    else if (message.kind === "stop") this.#stop(message.key);
    else this.#change(message);
  }

  #start({ key, url, body, intervalMs }: Extract<ToThread, { kind: "start" }>): void {
    this.#stop(key);
    this.#entries.set(key, { url, body, isWaiting: false, timer: setInterval(() => this.#tick(key), intervalMs) });
  }

  #change({ key, url, body }: Extract<ToThread, { kind: "change" }>): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    entry.url = url ?? entry.url;
    entry.body = body ?? entry.body;
  }

  #stop(key: number): void {
    clearInterval(this.#entries.get(key)?.timer);
    this.#entries.delete(key);
  }

  #tick(key: number): void {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.isWaiting) return;
    entry.isWaiting = true;
    void this.#sessions.call(entry.url, entry.body).then(({ status, body, message }) => {
      entry.isWaiting = false;
      // The entry may have been stopped or replaced while the answer was on its way.
      if (this.#entries.get(key) !== entry || (status === 0 && equal(body, this.#expected))) return;
      this.#report({ key, status, body, message });
    });
  }
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
