import { fstatSync } from "node:fs";

const STDOUT = 1;

/**
 * Whether stdout is a pipe, so that another process may read it. Node gives its children sockets, other programs give real pipes.
 *
 * The numbers are read as bigints because of a fault in Node: after `fstatSync` of a pipe with numbers, an import does not follow symbolic
 * links. Packages in a workspace would then be loaded a second time.
 */
export function isStdoutPiped(): boolean {
  try {
    const stdout = fstatSync(STDOUT, { bigint: true });
    return stdout.isFIFO() || stdout.isSocket();
  } catch {
    return false;
  }
}
