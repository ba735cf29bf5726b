import { CommanderError } from "@commander-js/extra-typings";
import { CliError } from "./exit/cli-error.ts";
import { exitCodeOf } from "./exit/exit-code.ts";
import { Interruption } from "./exit/interruption.ts";
import { toCliError } from "./exit/to-cli-error.ts";
import { replacementOf } from "./former-commands.ts";
import type { CliIo } from "./io/cli-io.ts";
import { formatIn } from "./io/output-format.ts";
import { reportError } from "./io/report-error.ts";
import { createProgram } from "./program.ts";

/**
 * Runs `stepflow-worker` with arguments, and returns its exit code. It never rejects and never ends the process.
 *
 * @example
 * ```ts source="./run-cli.examples.ts#runCli"
 * let output = "";
 * const exitCode = await runCli(["call", "/text/word-count", "text=one two", "--worker", "src/worker.ts"], {
 *   stdin: process.stdin,
 *   stdout: { write: (text) => (output += text) },
 *   stderr: process.stderr,
 *   env: process.env,
 *   cwd: process.cwd(),
 *   signal: AbortSignal.timeout(60_000),
 * });
 * ```
 *
 * @param args arguments without the names of Node and of the program.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  let exitCode = 0;
  try {
    const program = createProgram(io, async (action) => {
      exitCode = await action(io);
    });
    if (args.length === 0) {
      io.stderr.write(program.helpInformation());
      return exitCodeOf("usage");
    }
    await program.parseAsync(args, { from: "user" });
    io.signal.throwIfAborted();
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return report(error, args, io);
  }
}

function report(error: unknown, args: readonly string[], io: CliIo): number {
  const { reason } = io.signal;
  // Whatever failed after an interruption failed because of it.
  const shown = io.signal.aborted && reason instanceof Interruption ? reason : toCliError(toUsageError(error));
  reportError(shown, formatIn(args), io);
  return exitCodeOf(shown.reason, shown instanceof Interruption ? shown.signal : undefined);
}

/** Commander words its errors as `error: unknown option '--wroker'`, with a suggestion in a second line. */
function toUsageError(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error;
  const [, command = ""] = /unknown command '([^']*)'/.exec(error.message) ?? [];
  const replacement = replacementOf(command);
  if (replacement !== undefined) return new CliError("usage", `There is no command ${command}. ${replacement}.`);
  const [sentence = "", ...others] = error.message.replace(/^error: /, "").split("\n");
  const capital = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
  const full = /[.!?]$/.test(capital) ? capital : `${capital}.`;
  return new CliError("usage", [full, ...others.map((line) => line.replace(/^\((.*)\)$/, "$1"))].join(" "));
}
