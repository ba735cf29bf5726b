import { stripVTControlCharacters } from "node:util";

const MAX_LINES = 2_000;
const MAX_LINE_CHARS = 4_000;

/** The last lines of a server's output. */
export class LogBuffer {
  readonly #lines: string[] = [];
  readonly #onLine: ((line: string) => void) | undefined;
  readonly #partial = new Map<string, string>();

  constructor(onLine?: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** The lines kept, oldest first. */
  get lines(): readonly string[] {
    return [...this.#lines];
  }

  /** Takes a piece of one stream; calls back for each line that is complete. */
  write(stream: string, text: string): void {
    const pieces = `${this.#partial.get(stream) ?? ""}${text}`.split("\n");
    const rest = pieces.pop() ?? "";
    for (const piece of pieces) this.#push(piece);
    // A line without end would grow for ever.
    if (rest.length > MAX_LINE_CHARS) this.#push(rest);
    this.#partial.set(stream, rest.length > MAX_LINE_CHARS ? "" : rest);
  }

  /** Takes what is left of a stream that ended. */
  end(stream: string): void {
    const rest = this.#partial.get(stream) ?? "";
    this.#partial.delete(stream);
    if (rest !== "") this.#push(rest);
  }

  #push(raw: string): void {
    const line = stripVTControlCharacters(raw.slice(0, MAX_LINE_CHARS)).trimEnd();
    this.#lines.push(line);
    if (this.#lines.length > MAX_LINES) this.#lines.splice(0, this.#lines.length - MAX_LINES);
    this.#onLine?.(line);
  }
}
