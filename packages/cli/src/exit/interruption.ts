import { CliError } from "./cli-error.ts";

/** Reason of the aborted signal after a signal of the operating system. */
export class Interruption extends CliError {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super("interrupted", `Interrupted by ${signal}.`);
    this.signal = signal;
  }
}
