import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** Finds a program in the PATH of this process, because the variables of a worker need not contain one. Undefined if it is not there. */
export function findProgram(command: string): string | undefined {
  if (isAbsolute(command) || /[\\/]/.test(command)) return command;
  const names = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
