import { Command } from "@commander-js/extra-typings";
import { addCallCommand } from "./commands/call/call-command.ts";
import type { RunCommand } from "./commands/run-command.ts";
import type { CliIo } from "./io/cli-io.ts";
import { packageVersion } from "./package-version.ts";

const DESCRIPTION = "Calls components of Stepflow workers, in any language, without a server.";

/** Creates the parser of the command line. Its errors are thrown and not printed. */
export function createProgram(io: CliIo, run: RunCommand): Command {
  const program = new Command("stepflow-worker")
    .description(DESCRIPTION)
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      // Errors are printed by their one reporter.
      writeErr: () => {},
      getOutHelpWidth: () => io.stdout.columns ?? 100,
    });
  addCallCommand(program, run);
  return program;
}
