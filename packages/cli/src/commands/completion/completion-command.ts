import type { Command } from "@commander-js/extra-typings";
import type { RunCommand } from "../run-command.ts";
import { parseChoice } from "../shared-options.ts";
import type { CommandNames } from "./completion.ts";
import { SHELLS, type Shell } from "./shell.ts";

/** Adds the command `completion`. It comes last, because it completes the commands that are there. */
export function addCompletionCommand(program: Command, run: RunCommand): void {
  program
    .command("completion")
    .summary("print a completion script for a shell")
    .description('Prints a completion script: eval "$(stepflow-worker completion bash)"')
    .argument("<shell>", SHELLS.join(", "), parseShell)
    .action((shell) =>
      run(async (io) => {
        const { completionFor } = await import("./completion.ts");
        io.stdout.write(completionFor(shell, namesOf(program)));
        return 0;
      }),
    );
}

function parseShell(text: string): Shell {
  return parseChoice(text, SHELLS);
}

function namesOf(program: Command): readonly CommandNames[] {
  return program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary(),
    options: command.options.flatMap(({ long, description }) =>
      long === undefined ? [] : [{ name: long ?? "", description }],
    ),
  }));
}
