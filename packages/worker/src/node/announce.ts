import { writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

const STDOUT = 1;
const RETRY_MS = 20;
/** A runtime waits 30 s for the line, so the attempts end after that time, too. */
const ATTEMPTS = 1_500;

/**
 * Writes the line `{"port":N}`, from which a runtime learns the port of the worker that it has started. The line is written to
 * the file descriptor, because `process.stdout.write` may have been replaced.
 *
 * If the program has written to stdout before, the line begins with a newline: text without one, such as a progress message, would
 * otherwise become part of it. Runtimes skip empty lines.
 *
 * Resolves to false if the line cannot be delivered: stdout is closed, or its pipe stays full for 30 s.
 */
export async function announcePort(port: number, stdout: object = process.stdout): Promise<boolean> {
  const start = hasOutput(stdout) ? "\n" : "";
  let rest = Buffer.from(`${start}${JSON.stringify({ port })}\n`);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const written = writeSome(rest);
    if (written === undefined) return false;
    rest = rest.subarray(written);
    if (rest.length === 0) return true;
    await delay(RETRY_MS);
  }
  return false;
}

/** Whether the program has written to a stream. Only pipes and sockets count their bytes; a runtime reads no other kind. */
function hasOutput(stdout: object): boolean {
  return "bytesWritten" in stdout && typeof stdout.bytesWritten === "number" && stdout.bytesWritten > 0;
}

/** Returns the number of bytes written, 0 if the pipe is full, or `undefined` if the pipe has no reader. */
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
