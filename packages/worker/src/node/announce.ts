import { writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

const STDOUT = 1;
const RETRY_MS = 20;
/** A runtime waits 30 s for the line (docs/internals/wire.md#subprocess-mode): trying longer is of no use. */
const ATTEMPTS = 1_500;

/**
 * Writes the line by which a runtime learns the port of the worker that it started: `{"port":N}`, one line, once the
 * worker listens (docs/internals/wire.md#subprocess-mode). It goes to the process's real stdout, whatever `process.stdout.write` was replaced by.
 *
 * Resolves to false when nobody can read it: the reader has gone, or does not take a byte for 30 s.
 */
export async function announcePort(port: number): Promise<boolean> {
  let rest = Buffer.from(`${JSON.stringify({ port })}\n`);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const written = writeSome(rest);
    if (written === undefined) return false;
    rest = rest.subarray(written);
    if (rest.length === 0) return true;
    await delay(RETRY_MS);
  }
  return false;
}

/** Bytes written, 0 while the pipe is full, undefined when its reader has gone. */
function writeSome(bytes: Buffer): number | undefined {
  try {
    return writeSync(STDOUT, bytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EAGAIN") return 0;
    if (code === "EPIPE") return undefined;
    throw error;
  }
}
