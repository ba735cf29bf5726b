const MAX_LINE_CHARS = 64 * 1024;

/** Splits text that arrives in pieces into lines. Lines that are too long are split further. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  #rest = "";

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** Text of the line that has not ended yet. */
  get rest(): string {
    return this.#rest;
  }

  write(text: string): void {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#onLine(line.replace(/\r$/, ""));
    if (this.#rest.length > MAX_LINE_CHARS) this.end();
  }

  /** Ends the last line. */
  end(): void {
    const rest = this.#rest;
    this.#rest = "";
    if (rest !== "") this.#onLine(rest);
  }
}
