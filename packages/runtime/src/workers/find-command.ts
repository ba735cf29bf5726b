import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/**
 * Finds the file of a command. A name is looked up in the PATH of this process, because the worker's own environment has none. A path
 * with a slash is relative to the folder in which the worker runs.
 *
 * @throws Error that names the command and the place of the search.
 */
export function findCommand(command: string, cwd: string): string {
  if (/[/\\]/.test(command)) {
    const file = resolve(cwd, command);
    if (isExecutable(file)) return file;
    throw new Error(`${file} is not an executable file.`);
  }
  const { PATH = "", PATHEXT = "" } = process.env;
  const endings = process.platform === "win32" ? PATHEXT.split(";") : [""];
  for (const folder of PATH.split(delimiter)) {
    const found = endings.map((ending) => join(folder, command + ending)).find(isExecutable);
    if (folder !== "" && found !== undefined) return found;
  }
  throw new Error(`the command "${command}" is not in PATH (${PATH}).`);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
