import type { Readable, Writable } from "node:stream";

/** Everything that the program reads and writes, apart from files. */
export interface CreateIo {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Receives questions, progress and the next commands. */
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder in which the project is created. */
  readonly cwd: string;
  /** Ends the program when it is aborted. */
  readonly signal: AbortSignal;
}

/** Returns whether a person can answer questions. */
export function canAsk({ stdin, stdout }: CreateIo): boolean {
  return stdin.isTTY === true && stdout.isTTY === true;
}
