/**
 * Keeps stdout free for the port line: from now on everything that the process writes by `console` or `process.stdout`
 * goes to stderr. Only what bypasses both still gets through, like a child process that inherits stdout.
 *
 * @returns a function that gives stdout back.
 */
export function reserveStdout(): () => void {
  const { stdout, stderr } = process;
  const { write, end } = stdout;
  // Components know nothing of stderr's reader; that it has gone must not end the process.
  const ignoreError = () => {};
  stderr.on("error", ignoreError);

  const writeToStderr = ((...args: Parameters<typeof write>) => stderr.write(...args)) as typeof write;
  const endNothing = ((...args: unknown[]) => {
    // Ending stdout would tell the runtime that the worker is gone: it stops reading both pipes (docs/internals/wire.md#subprocess-mode).
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
    // Somebody else may have replaced them in the meantime: theirs stay.
    if (stdout.write === writeToStderr) stdout.write = write;
    if (stdout.end === endNothing) stdout.end = end;
  };
}
