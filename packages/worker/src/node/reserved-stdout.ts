let uses = 0;
let restore = (): void => {};

/**
 * Reserves stdout for the port line: output of `console` and `process.stdout` goes to stderr from now on. Output that
 * bypasses both, for instance of a child process that inherits stdout, is not redirected. All servers of a process share one redirection.
 *
 * @returns a function that ends the redirection, unless others still use it.
 */
export function reserveStdout(): () => void {
  if (uses++ === 0) restore = redirect();
  let isReleased = false;
  return () => {
    if (isReleased) return;
    isReleased = true;
    if (--uses === 0) restore();
  };
}

function redirect(): () => void {
  const { stdout, stderr } = process;
  const { write, end } = stdout;
  // A component that writes to a closed stderr must not crash the process.
  const ignoreError = () => {};
  stderr.on("error", ignoreError);

  const writeToStderr = ((...args: Parameters<typeof write>) => stderr.write(...args)) as typeof write;
  const endNothing = ((...args: unknown[]) => {
    // A runtime that sees the end of stdout stops reading both pipes, as if the worker were gone.
    const [chunk] = args;
    if (typeof chunk === "string" || chunk instanceof Uint8Array) stderr.write(chunk);
    args.forEach((argument) => {
      if (typeof argument === "function") process.nextTick(argument);
    });
    return stdout;
  }) as typeof end;
  Object.assign(stdout, { write: writeToStderr, end: endNothing });

  return () => {
    stderr.off("error", ignoreError);
    // Replacements made by other code in the meantime stay in place.
    if (stdout.write === writeToStderr) stdout.write = write;
    if (stdout.end === endNothing) stdout.end = end;
  };
}
