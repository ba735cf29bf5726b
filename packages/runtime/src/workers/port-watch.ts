import { createDeferred } from "@stepflow/protocol/internal";
import { LineSplitter } from "./line-splitter.ts";
import { withDeadline } from "./pause.ts";

const PORT_TIMEOUT_MS = 30_000;
/** Time to wait for the end of the line, because some programs write it separately. */
const NEWLINE_TIMEOUT_MS = 2_000;

/** Finds the line `{"port":N}` in the standard output of a worker. */
export class PortWatch {
  readonly #announced = createDeferred<number>();
  readonly #lines: LineSplitter;
  #portLine: string | undefined;
  #newlineTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param onLine receives every other line. */
  constructor(onLine: (line: string) => void) {
    this.#announced.promise.catch(() => {});
    this.#lines = new LineSplitter((line) => {
      const port = this.#portLine === undefined ? readPort(line) : undefined;
      if (port === undefined) return onLine(line);
      this.#portLine = line;
      this.#announced.resolve(port);
    });
  }

  /** The line from which the port was read. */
  get portLine(): string | undefined {
    return this.#portLine;
  }

  /** Text of the line that has not ended yet. */
  get rest(): string {
    return this.#lines.rest;
  }

  write(text: string): void {
    clearTimeout(this.#newlineTimer);
    this.#lines.write(text);
    const { rest } = this;
    if (this.#portLine !== undefined || readPort(rest) === undefined) return;
    const reason = `it wrote ${rest} to stdout without a newline at the end of the line.`;
    this.#newlineTimer = setTimeout(() => this.#announced.reject(new Error(reason)), NEWLINE_TIMEOUT_MS);
  }

  /** Ends the output. */
  end(): void {
    clearTimeout(this.#newlineTimer);
    this.#lines.end();
  }

  /** Makes `port` reject. */
  fail(reason: Error): void {
    clearTimeout(this.#newlineTimer);
    this.#announced.reject(reason);
  }

  /**
   * Returns the port.
   *
   * @param quote returns the output for error texts.
   * @throws Error if the process ended or did not write the line within 30 s.
   */
  port(quote: () => string): Promise<number> {
    const late = (): Error =>
      new Error(`it wrote no line {"port":N} to stdout within ${PORT_TIMEOUT_MS} ms.${quote()}`);
    return withDeadline(PORT_TIMEOUT_MS, this.#announced.promise, late);
  }
}

/** Reads the port from a line, which may have other members, or returns undefined. */
function readPort(line: string): number | undefined {
  if (!line.includes('"port"')) return undefined;
  try {
    const { port } = JSON.parse(line) as { port?: unknown };
    return typeof port === "number" && Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}
