/// <reference lib="esnext.disposable" preserve="true" />
import { isJsonObject } from "@stepflow/protocol";
import { stepsOf } from "@stepflow/protocol/internal-flows";
import type { CliIo, TextOutput } from "../../io/cli-io.ts";
import { formatMs } from "../../io/format-ms.ts";
import { LiveText } from "../../io/live-text.ts";
import { type Paint, paintFor } from "../../io/paint.ts";
import { withNotes } from "../../runtimes/live-steps.ts";
import type { FinishedRun, FlowFile, LiveStep, StepReport, TargetPlaces } from "../../runtimes/run-target.ts";
import { parseYaml } from "../../values/parse-yaml.ts";
import { createRunNotes, type RunNotes } from "../../wire/run-notes.ts";
import { WorkerLog } from "../../wire/worker-log.ts";
import { toHeader } from "./run-header.ts";
import { toStepLines } from "./step-lines.ts";
import { toStepTable } from "./step-table.ts";

/** Time between two drawings of the steps that are running. */
const TICK_MS = 100;

/** Whether a view shows everything about each step. */
export interface RunViewOptions {
  /** Whether there is a place for it. On a terminal, it is then shown while the steps execute. */
  readonly isPossible: boolean;
  /** Whether it is shown on anything but a terminal, too. */
  readonly isWanted: boolean;
}

/** Steps of a run that has ended, in two forms. */
export interface EndedSteps {
  readonly steps: readonly LiveStep[];
  readonly reports: readonly StepReport[];
  readonly ms: number;
}

/** Shows the steps of a run: with callbacks, log lines and results, on a terminal while they execute, or as a table at the end. */
export class RunView implements Disposable {
  /** The command line, whose messages appear above the steps. */
  readonly io: CliIo;
  /** Receives what is known about executions; undefined if a table is shown. */
  readonly notes: RunNotes | undefined;
  readonly #output: TextOutput;
  readonly #paint: Paint;
  readonly #live: LiveText | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(io: CliIo, { isPossible, isWanted }: RunViewOptions) {
    this.#output = io.steps ?? io.stderr;
    this.#paint = paintFor(this.#output, io.env);
    const isTerminal = this.#output.isTTY === true && io.env["TERM"] !== "dumb";
    this.#live = isPossible && isTerminal ? new LiveText(this.#output) : undefined;
    this.io = this.#live === undefined ? io : { ...io, stderr: this.#live };
    if (this.#live === undefined && !isWanted) return;
    const showsAll = io.env["STEPFLOW_LOG_LEVEL"] !== undefined;
    this.notes = createRunNotes(new WorkerLog((text) => void this.io.stderr.write(text), showsAll));
  }

  /** Receives the steps whenever they have changed. Undefined if they are shown at the end only. */
  get onSteps(): ((steps: readonly LiveStep[], runId: string) => void) | undefined {
    const live = this.#live;
    if (live === undefined) return undefined;
    return (steps, runId) => {
      const readAt = performance.now();
      const draw = (): void => {
        const passedMs = performance.now() - readAt;
        live.show(
          this.#draw(
            runId,
            steps.map((step) => addTime(step, passedMs)),
            true,
          ),
        );
      };
      clearInterval(this.#timer);
      this.#timer = setInterval(draw, TICK_MS);
      draw();
    };
  }

  /** Shows where the run executes. */
  begin(places: TargetPlaces, { path, text }: FlowFile): void {
    if (this.notes === undefined) return;
    const flow = parseYaml(text, path);
    const steps = isJsonObject(flow) ? stepsOf(flow).length : 0;
    (this.#live ?? this.#output).write(`${toHeader(places, { path, steps }, this.#paint)}\n`);
  }

  /** Shows the steps of a run that has ended. */
  finish({ runId, results }: FinishedRun, { steps, reports, ms }: EndedSteps): void {
    clearInterval(this.#timer);
    if (this.notes === undefined) {
      if (reports.length > 0) this.#output.write(toStepTable(reports, this.#paint));
      return;
    }
    const end = { success: "succeeded", failed: "failed", cancelled: "was cancelled" }[
      results[0]?.outcome ?? "cancelled"
    ];
    const lines = [...this.#draw(runId, steps, false), "", `The run ${end} after ${formatMs(ms)}.`];
    if (this.#live !== undefined) this.#live.finish(lines);
    else this.#output.write(`${lines.join("\n")}\n`);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#live?.[Symbol.dispose]();
  }

  #draw(runId: string, steps: readonly LiveStep[], isLive: boolean): string[] {
    const noted = this.notes === undefined ? steps : withNotes(runId, steps, this.notes);
    return toStepLines(noted, this.#paint, isLive);
  }
}

function addTime(step: LiveStep, passedMs: number): LiveStep {
  return step.state === "running" && step.ms !== undefined ? { ...step, ms: step.ms + passedMs } : step;
}
