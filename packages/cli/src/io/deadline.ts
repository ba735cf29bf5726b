/// <reference lib="esnext.disposable" preserve="true" />
import { CliError } from "../exit/cli-error.ts";

/** Signal of a command that is also aborted when its time is over. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
}

/** Joins the signal of a command with a time limit. */
export function startDeadline(signal: AbortSignal, timeoutMs: number): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new CliError("cancelled", `It had not ended after ${timeoutMs} ms (--timeout).`)),
    timeoutMs,
  );
  return {
    signal: AbortSignal.any([signal, controller.signal]),
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
