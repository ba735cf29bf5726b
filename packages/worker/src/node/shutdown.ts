/** Something that runs as long as its process and has to be closed before the process exits. */
export interface Stoppable {
  /** Called just before `close`, with the reason as a sentence, for instance `"Got SIGTERM."`. */
  onStopping(reason: string): void;
  /** Resolves when everything is closed. A rejection makes the process exit with code 1. */
  close(): Promise<void>;
}

const STOP_SIGNALS = ["SIGTERM", "SIGINT"] as const;
/** All servers and pulling workers of the process. It exits only when every one of them is closed. */
const stoppables = new Set<Stoppable>();

/**
 * Closes something before its process exits: SIGTERM or SIGINT closes everything that is registered, then the process
 * exits. A second signal, of either kind, ends the process at once. This function is meant for packages that connect
 * workers to runtimes.
 *
 * @returns a function that removes the registration.
 *
 * @example
 * ```ts source="./shutdown.examples.ts#shutDownWithProcess"
 * const release = shutDownWithProcess({
 *   onStopping: (reason) => console.error(`${reason} Stopping.`),
 *   close: () => connection.close(),
 * });
 * ```
 */
export function shutDownWithProcess(stoppable: Stoppable): () => void {
  if (stoppables.size === 0) for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  stoppables.add(stoppable);
  return () => {
    stoppables.delete(stoppable);
    if (stoppables.size === 0) stopListening();
  };
}

/**
 * Closes everything that {@link shutDownWithProcess} has registered, then exits the process: with code 0, or with code 1 if
 * something failed to close. This function is meant for packages that connect workers to runtimes.
 *
 * @example
 * ```ts source="./shutdown.examples.ts#watchParent"
 * const watch = watchParent({ onGone: () => shutDownProcess("The parent process is gone.") });
 * ```
 */
export function shutDownProcess(reason: string): void {
  stopListening();
  const closing = [...stoppables].map((stoppable) => {
    stoppable.onStopping(reason);
    return stoppable.close();
  });
  void Promise.allSettled(closing).then((outcomes) =>
    process.exit(outcomes.some(({ status }) => status === "rejected") ? 1 : 0),
  );
}

function onSignal(signal: NodeJS.Signals): void {
  shutDownProcess(`Got ${signal}.`);
}

/** Leaves further signals to the system, whose default is to end the process. */
function stopListening(): void {
  for (const signal of STOP_SIGNALS) process.removeListener(signal, onSignal);
}
