import { type Json, parseObject } from "./json.ts";

/** Length of a line without an end after which it is passed on. */
const MAX_LINE_CHARS = 1_048_576;

/** Receives one stream of a process. */
export interface ProcessOutput {
  write(text: string): void;
  /** Called at the end of the stream. */
  end(): void;
}

/** The log of workers: keeps the lines of executions, and passes on what else has to be seen. */
export class WorkerLog {
  readonly #entries: Json[] = [];
  readonly #pass: (text: string) => void;
  readonly #showsAll: boolean;

  /**
   * @param pass receives lines that do not belong to an execution.
   * @param showsAll whether messages that are no errors are among them.
   */
  constructor(pass: (text: string) => void, showsAll: boolean) {
    this.#pass = pass;
    this.#showsAll = showsAll;
  }

  /** Opens the receiver of one stream. */
  open(): ProcessOutput {
    let rest = "";
    return {
      write: (text) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) this.#line(line);
        if (rest.length <= MAX_LINE_CHARS) return;
        this.#pass(rest);
        rest = "";
      },
      end: () => {
        if (rest !== "") this.#line(rest);
        rest = "";
      },
    };
  }

  /** Returns the lines of one execution. */
  of({ runId, stepId, attempt }: { runId: string; stepId: string; attempt: number }): readonly Json[] {
    return this.#entries.filter(
      (entry) =>
        entry["step_id"] === stepId &&
        (entry["run_id"] ?? runId) === runId &&
        Number(entry["attempt"] ?? attempt) === attempt,
    );
  }

  #line(line: string): void {
    const entry = parseObject(line);
    if (typeof entry?.["step_id"] === "string") this.#entries.push(entry);
    else if (entry === undefined || this.#showsAll || isError(entry)) this.#pass(`${line}\n`);
  }
}

/** An object without a level was printed by a component. */
function isError({ level }: Json): boolean {
  return typeof level !== "string" || /^(?:error|fatal|critical)$/i.test(level);
}
