/** Reason for which the program ends without a project. */
export type CreateReason = "failed" | "usage" | "interrupted";

/** Exit codes of the reasons. 130 is the code of shells for Ctrl-C. */
const EXIT_CODES: Readonly<Record<CreateReason, number>> = { failed: 1, usage: 2, interrupted: 130 };

/** An error that the user can mend. Its message is one sentence, and is all that is printed. */
export class CreateError extends Error {
  override readonly name = "CreateError";
  readonly exitCode: number;

  constructor(reason: CreateReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = EXIT_CODES[reason];
  }
}
