import { stripVTControlCharacters } from "node:util";

const MAX_LINES = 2_000;
const MAX_LINE_CHARS = 4_000;

/** The last lines that a server wrote, up to 2,000. */
export class LogBuffer {
  readonly #lines: string[] = [];
  readonly #onLine: ((line: string) => void) | undefined;
  readonly #partial = new Map<string, string>();

  constructor(onLine?: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** The kept lines, oldest first. */
  get lines(): readonly string[] {
    return [...this.#lines];
  }

  /** Adds text of one stream and calls `onLine` for each complete line. */
  write(stream: string, text: string): void {
    const pieces = `${this.#partial.get(stream) ?? ""}${text}`.split("\n");
    const rest = pieces.pop() ?? "";
    for (const piece of pieces) this.#push(piece);
    // A line that never ends must not grow without limit.
    if (rest.length > MAX_LINE_CHARS) this.#push(rest);
    this.#partial.set(stream, rest.length > MAX_LINE_CHARS ? "" : rest);
  }

  /** Adds the unfinished last line of a stream that ended. */
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
