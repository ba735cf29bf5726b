import { fstatSync } from "node:fs";

const STDOUT = 1;

/** True when whoever started this process reads its stdout. Node gives its children sockets for pipes, all others real pipes. */
export function isStdoutPiped(): boolean {
  try {
    const stdout = fstatSync(STDOUT);
    return stdout.isFIFO() || stdout.isSocket();
  } catch {
    return false;
  }
}
