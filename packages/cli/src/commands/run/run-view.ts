/// <reference lib="esnext.disposable" preserve="true" />
import type { CliIo } from "../../io/cli-io.ts";
import { LiveText } from "../../io/live-text.ts";
import { paintFor } from "../../io/paint.ts";
import type { FinishedRun, LiveStep, StepReport } from "../../runtimes/run-target.ts";
import { toStepLines } from "./step-lines.ts";
import { toStepTable } from "./step-table.ts";

/** Time between two drawings of the steps that are running. */
const TICK_MS = 100;

/** Shows the steps of a run: on a terminal while they execute, and elsewhere as a table at the end. */
export class RunView implements Disposable {
  /** The command line, whose messages appear above the steps. */
  readonly io: CliIo;
  readonly #live: LiveText | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param isLive whether the steps may be shown while they execute. */
  constructor(io: CliIo, isLive: boolean) {
    const isTerminal = io.stderr.isTTY === true && io.env["TERM"] !== "dumb";
    this.#live = isLive && isTerminal ? new LiveText(io.stderr) : undefined;
    this.io = this.#live === undefined ? io : { ...io, stderr: this.#live };
  }

  /** Receives the steps whenever they have changed. Undefined if they are shown at the end only. */
  get onSteps(): ((steps: readonly LiveStep[]) => void) | undefined {
    const live = this.#live;
    if (live === undefined) return undefined;
    return (steps) => {
      const readAt = performance.now();
      const draw = (): void => live.show(this.#draw(steps, performance.now() - readAt));
      clearInterval(this.#timer);
      this.#timer = setInterval(draw, TICK_MS);
      draw();
    };
  }

  /** Shows the steps of a run that has ended. @param reports the steps in the form of the table. */
  async finish(run: FinishedRun, reports: readonly StepReport[]): Promise<void> {
    clearInterval(this.#timer);
    if (this.#live !== undefined) this.#live.finish(this.#draw(await run.liveSteps()));
    else if (reports.length > 0) this.io.stderr.write(toStepTable(reports, paintFor(this.io.stderr, this.io.env)));
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#live?.[Symbol.dispose]();
  }

  #draw(steps: readonly LiveStep[], passedMs?: number): string[] {
    return toStepLines(steps, paintFor(this.io.stderr, this.io.env), passedMs);
  }
}
