import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Ending of the names of processes that notice the end of their parent and end themselves. Others receive SIGTERM. */
const ENDS_ITSELF = ".self";

/** Variable of all processes that inherit their environment from registered ones. It contains the folder of the registrations. */
export const FOLDER_VARIABLE = "STEPFLOW_DEV_PROCESSES";

/** A process that must not outlive the program that has started it. */
export interface Registration {
  readonly pid: number;
  /** Whether the process notices the end of its parent. It then has some time to end its work. */
  readonly endsItself: boolean;
}

/** Returns the end of the name of the file that registers a process. The name begins with the process id. */
export function suffixOf(endsItself: boolean): string {
  return endsItself ? ENDS_ITSELF : "";
}

/** Registers a process. @throws if the folder is gone, because its program has ended. */
export function register(folder: string, { pid, endsItself }: Registration): void {
  writeFileSync(join(folder, `${pid}${suffixOf(endsItself)}`), "");
}

/** Reads the name of a file. Undefined if it registers no process. */
export function readRegistration(name: string): Registration | undefined {
  const match = /^([1-9]\d*)(\.self)?$/.exec(name);
  return match === null ? undefined : { pid: Number(match[1]), endsItself: match[2] !== undefined };
}
