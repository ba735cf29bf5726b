import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import type { CommandWorker } from "@stepflow/runtime";
import { guardArguments } from "../../../host-program.ts";

/** Runs a command under a program that ends it when this process is gone, even if it was killed. */
export function guardCommand({ command, args = [], ...others }: CommandWorker): CommandWorker {
  return { ...others, command: process.execPath, args: [...guardArguments(), inPath(command), ...args] };
}

/** Finds a program in the PATH of this process, because the variables of a worker need not contain one. */
function inPath(command: string): string {
  if (isAbsolute(command) || /[\\/]/.test(command)) return command;
  const names = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.map((folder) => join(folder, command)).find(isExecutable) ?? command;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
