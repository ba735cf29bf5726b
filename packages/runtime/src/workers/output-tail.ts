const MAX_LINES = 10;
const MAX_CHARS = 500;

/** The end of what a process has written to one of its streams, for messages: however much it writes, little is kept. */
export class OutputTail {
  readonly #lines: string[] = [];

  add(line: string): void {
    this.#lines.push(shorten(line));
    if (this.#lines.length > MAX_LINES) this.#lines.shift();
  }

  /** @param rest a line that has not ended yet. */
  with(rest: string): readonly string[] {
    return rest === "" ? this.#lines : [...this.#lines, shorten(rest)];
  }
}

function shorten(line: string): string {
  return line.length > MAX_CHARS ? `${line.slice(0, MAX_CHARS)}…` : line;
}
