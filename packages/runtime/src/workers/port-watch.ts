import { createDeferred } from "@stepflow/protocol/internal";
import { LineSplitter } from "./line-splitter.ts";
import { withDeadline } from "./pause.ts";

const PORT_TIMEOUT_MS = 30_000;
/** Some write the end of a line apart from the line. */
const NEWLINE_TIMEOUT_MS = 2_000;

/** Looks for the line `{"port":N}` in what a worker writes to stdout. */
export class PortWatch {
  readonly #announced = createDeferred<number>();
  readonly #lines: LineSplitter;
  #isAnnounced = false;
  #newlineTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param onLine gets every other line. */
  constructor(onLine: (line: string) => void) {
    this.#announced.promise.catch(() => {});
    this.#lines = new LineSplitter((line) => {
      const port = this.#isAnnounced ? undefined : readPort(line);
      if (port === undefined) return onLine(line);
      this.#isAnnounced = true;
      this.#announced.resolve(port);
    });
  }

  /** What was written since the last line ended. */
  get rest(): string {
    return this.#lines.rest;
  }

  write(text: string): void {
    clearTimeout(this.#newlineTimer);
    this.#lines.write(text);
    const { rest } = this;
    if (this.#isAnnounced || readPort(rest) === undefined) return;
    const reason = `it wrote ${rest} to stdout, but did not end the line: a newline must follow.`;
    this.#newlineTimer = setTimeout(() => this.#announced.reject(new Error(reason)), NEWLINE_TIMEOUT_MS);
  }

  /** Nothing more will be written. */
  end(): void {
    clearTimeout(this.#newlineTimer);
    this.#lines.end();
  }

  /** There will be no port. */
  fail(reason: Error): void {
    clearTimeout(this.#newlineTimer);
    this.#announced.reject(reason);
  }

  /** @param quote what it said instead. @throws Error when it failed, or took longer than 30 s. */
  port(quote: () => string): Promise<number> {
    const late = (): Error =>
      new Error(`it wrote no line {"port":N} to stdout within ${PORT_TIMEOUT_MS} ms.${quote()}`);
    return withDeadline(PORT_TIMEOUT_MS, this.#announced.promise, late);
  }
}

/** Other lines than `{"port":N}` may come before it; others of its members do not matter. */
function readPort(line: string): number | undefined {
  if (!line.includes('"port"')) return undefined;
  try {
    const { port } = JSON.parse(line) as { port?: unknown };
    return typeof port === "number" && Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}
