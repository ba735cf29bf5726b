import type { ExitReason } from "../../exit/exit-code.ts";
import { toCliError } from "../../exit/to-cli-error.ts";

/** Result of one check. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was found. */
  readonly detail: string;
  /** What to know about what was found. */
  readonly notes?: readonly string[] | undefined;
  /** How to mend a fault. */
  readonly remedy?: string | undefined;
  /** Reason that decides the exit code. */
  readonly reason?: ExitReason | undefined;
}

/** Runs a check. An error becomes a fault with the remedy. @throws the reason of the signal. */
export async function check(
  name: string,
  remedy: string,
  signal: AbortSignal,
  look: () => Promise<string>,
): Promise<Check> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    signal.throwIfAborted();
    const { message, reason, at } = toCliError(error);
    return { name, ok: false, detail: at === undefined ? message : `${at}: ${message}`, remedy, reason };
  }
}
