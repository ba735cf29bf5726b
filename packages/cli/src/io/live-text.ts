/// <reference lib="esnext.disposable" preserve="true" />
import { stripVTControlCharacters } from "node:util";
import type { TextOutput } from "./cli-io.ts";

const DEFAULT_COLUMNS = 80;
const DEFAULT_ROWS = 24;

/** Lines at the end of a terminal that are replaced again and again. Other texts appear above them. */
export class LiveText implements TextOutput, Disposable {
  readonly isTTY = true;
  readonly #terminal: TextOutput;
  #lines: readonly string[] = [];
  /** Number of lines on the terminal. */
  #drawn = 0;
  /** Text that has come without the end of its line. */
  #rest = "";

  constructor(terminal: TextOutput) {
    this.#terminal = terminal;
  }

  get columns(): number | undefined {
    return this.#terminal.columns;
  }

  /** Writes above the lines. A text appears when its line is complete. */
  write(text: string): void {
    const all = this.#rest + text;
    const end = this.#lines.length === 0 ? all.length : all.lastIndexOf("\n") + 1;
    this.#rest = all.slice(end);
    if (end === 0) return;
    this.#erase();
    this.#terminal.write(all.slice(0, end));
    this.#draw();
  }

  /** Replaces the lines. Those that do not fit into the terminal are cut. */
  show(lines: readonly string[]): void {
    this.#erase();
    this.#lines = lines;
    this.#draw();
  }

  /** Replaces the lines by others that stay. */
  finish(lines: readonly string[]): void {
    this.#erase();
    this.#lines = [];
    if (lines.length > 0) this.#terminal.write(`${lines.join("\n")}\n`);
  }

  /** Removes the lines. */
  [Symbol.dispose](): void {
    this.finish([]);
    this.write("");
  }

  #erase(): void {
    if (this.#drawn > 0) this.#terminal.write(`\r\u001b[${this.#drawn}A\u001b[J`);
    this.#drawn = 0;
  }

  /** A line that wraps, or that scrolls out of the terminal, could not be erased. */
  #draw(): void {
    // A pseudo-terminal without a size has 0 columns and rows.
    const columns = this.#terminal.columns || DEFAULT_COLUMNS;
    const rows = this.#terminal.rows || DEFAULT_ROWS;
    const shown = this.#lines.slice(0, Math.max(rows - 1, 1)).map((line) => cutLine(line, columns - 1));
    if (shown.length > 0) this.#terminal.write(`${shown.join("\n")}\n`);
    this.#drawn = shown.length;
  }
}

/** Cuts a text to a number of columns. A text that is cut loses its colours. */
function cutLine(line: string, columns: number): string {
  const plain = stripVTControlCharacters(line);
  return plain.length <= columns ? line : `${[...plain].slice(0, Math.max(columns - 1, 0)).join("")}…`;
}
