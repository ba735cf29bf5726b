import { fstatSync } from "node:fs";

const STDOUT = 1;

/** Whether stdout is a pipe, so that another process may read it. Node gives its children sockets, other programs give real pipes. */
export function isStdoutPiped(): boolean {
  try {
    const stdout = fstatSync(STDOUT);
    return stdout.isFIFO() || stdout.isSocket();
  } catch {
    return false;
  }
}
