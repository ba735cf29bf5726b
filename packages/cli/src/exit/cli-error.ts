import type { ExitReason } from "./exit-code.ts";

/** Options of a {@link CliError}. */
export interface CliErrorOptions {
  /** Place of the fault, such as `input.json:3:5`. */
  readonly at?: string | undefined;
  /** The error that led to this one. */
  readonly cause?: unknown;
}

/** An error that the user can fix. Only its message is printed, without a stack. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly reason: ExitReason;
  /** Place of the fault, such as `input.json:3:5`. */
  readonly at: string | undefined;

  constructor(reason: ExitReason, message: string, { at, cause }: CliErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.at = at;
  }
}
