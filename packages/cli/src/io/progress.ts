/// <reference lib="esnext.disposable" preserve="true" />
import type { CliIo } from "./cli-io.ts";

const WIDTH = 24;
const CLEAR = "\r\u001b[K";

/** A bar on the terminal. On anything else it writes nothing. */
export class Progress implements Disposable {
  readonly #io: CliIo;
  readonly #total: number;
  #done = 0;
  #failed = 0;

  constructor(total: number, io: CliIo) {
    this.#io = io;
    this.#total = total;
    this.#draw();
  }

  /** Counts one more item. */
  add(hasFailed: boolean): void {
    this.#done += 1;
    if (hasFailed) this.#failed += 1;
    this.#draw();
  }

  /** Removes the bar. */
  [Symbol.dispose](): void {
    if (this.#isShown) this.#io.stderr.write(CLEAR);
  }

  get #isShown(): boolean {
    return this.#io.stderr.isTTY === true && this.#total > 1;
  }

  #draw(): void {
    if (!this.#isShown) return;
    const full = Math.round((this.#done / this.#total) * WIDTH);
    const bar = `${"█".repeat(full)}${"░".repeat(WIDTH - full)}`;
    const failed = this.#failed === 0 ? "" : `, ${this.#failed} failed`;
    this.#io.stderr.write(`${CLEAR}${bar} ${this.#done}/${this.#total}${failed}`);
  }
}
