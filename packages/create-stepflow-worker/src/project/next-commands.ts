import { COMMANDS } from "./package-manager-commands.ts";
import type { Project } from "./project.ts";

/** Returns the commands that lead to a first run. */
export function nextCommands(
  { template, packageManager }: Pick<Project, "template" | "packageManager">,
  folder: string,
  isInstalled: boolean,
): readonly string[] {
  const { run } = COMMANDS[packageManager];
  return [
    `cd ${folder}`,
    ...(isInstalled ? [] : [`${packageManager} install`]),
    ...(template === "python-mixed" ? [`${run} setup:python`] : []),
    `${run} test`,
    `${run} dev`,
  ];
}
