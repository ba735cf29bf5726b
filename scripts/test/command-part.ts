import type { Part } from "./check.ts";
import { runCommand } from "./command.ts";

/** Command lines by the name of their check. */
export type Commands = Readonly<Record<string, readonly [command: string, ...args: string[]]>>;

/** Creates a part of command lines, each of which is one check. They run one after the other, even after a failure. */
export function commandPart(part: Omit<Part, "run">, limitMs: number, commands: Commands): Part {
  return {
    ...part,
    async run() {
      const checks = [];
      let output = "";
      for (const [name, [command, ...args]] of Object.entries(commands)) {
        const result = await runCommand(command, args, { limitMs });
        checks.push({ name, passed: result.exitCode === 0 });
        output += result.output;
      }
      return { checks, output };
    },
  };
}
