const MAX_LINES = 10;
const MAX_CHARS = 500;

/** Keeps the last lines that a process wrote to one of its streams, for error texts. */
export class OutputTail {
  readonly #lines: string[] = [];

  add(line: string): void {
    this.#lines.push(shorten(line));
    if (this.#lines.length > MAX_LINES) this.#lines.shift();
  }

  /** Returns the kept lines and a line that has not ended yet. */
  with(rest: string): readonly string[] {
    return rest === "" ? this.#lines : [...this.#lines, shorten(rest)];
  }
}

function shorten(line: string): string {
  return line.length > MAX_CHARS ? `${line.slice(0, MAX_CHARS)}…` : line;
}
