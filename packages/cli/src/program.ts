import { Command } from "@commander-js/extra-typings";
import { addCallCommand } from "./commands/call/call-command.ts";
import { addCompareCommand } from "./commands/compare/compare-command.ts";
import { addCompletionCommand } from "./commands/completion/completion-command.ts";
import { addConfigCommand } from "./commands/config/config-command.ts";
import { addDevCommand } from "./commands/dev/dev-command.ts";
import { addDoctorCommand } from "./commands/doctor/doctor-command.ts";
import { addInferCommand } from "./commands/infer/infer-command.ts";
import { addListCommand } from "./commands/list/list-command.ts";
import { addRunCommand, addSubmitCommand } from "./commands/run/run-flow-command.ts";
import type { RunCommand } from "./commands/run-command.ts";
import { addTestCommand } from "./commands/test/test-command.ts";
import { addTypesCommand } from "./commands/types/types-command.ts";
import { addValidateCommand } from "./commands/validate/validate-command.ts";
import { addVisualizeCommand } from "./commands/visualize/visualize-command.ts";
import type { CliIo } from "./io/cli-io.ts";
import { packageVersion } from "./package-version.ts";

const DESCRIPTION = "Calls components, and runs and tests flows, of Stepflow workers in any language.";

/** Creates the parser of the command line. Its errors are thrown and not printed. */
export function createProgram(io: CliIo, run: RunCommand): Command {
  const program = new Command("stepflow-worker")
    .description(DESCRIPTION)
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    // Options of a command are its own: `config --version`.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      // Errors are printed by their one reporter.
      writeErr: () => {},
      getOutHelpWidth: () => io.stdout.columns ?? 100,
    });
  addDevCommand(program, run);
  addCallCommand(program, run);
  addRunCommand(program, run);
  addSubmitCommand(program, run);
  addCompareCommand(program, run);
  addTestCommand(program, run);
  addValidateCommand(program, run);
  addInferCommand(program, run);
  addListCommand(program, run);
  addVisualizeCommand(program, run);
  addTypesCommand(program, run);
  addConfigCommand(program, run);
  addDoctorCommand(program, run);
  addCompletionCommand(program, run);
  return program;
}
