/** Reason for which the program ends. It decides the exit code, and is the `code` of an error in JSON. */
export type ExitReason = "failed" | "usage" | "unreachable" | "cancelled" | "differences" | "internal" | "interrupted";

const EXIT_CODES: Readonly<Record<Exclude<ExitReason, "interrupted">, number>> = {
  failed: 1,
  usage: 2,
  unreachable: 3,
  cancelled: 4,
  differences: 5,
  // EX_SOFTWARE of sysexits.h.
  internal: 70,
};

/** Exit codes of shells for programs that a signal has ended: 128 and the number of the signal. */
const SIGNAL_CODES: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Returns the exit code of a reason. A signal counts for `interrupted` only. */
export function exitCodeOf(reason: ExitReason, signal: NodeJS.Signals = "SIGINT"): number {
  return reason === "interrupted" ? (SIGNAL_CODES[signal] ?? 1) : EXIT_CODES[reason];
}
