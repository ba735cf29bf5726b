import { consoleLogger, type Logger } from "../log/logger.ts";
import { describeStray, type Stray, type StrayPolicy, watchStrays } from "./strays.ts";

/** Something that runs as long as its process and has to be closed before the process exits. */
export interface Stoppable {
  /** Called just before `close`, with the reason as a sentence, for instance `"Got SIGTERM."`. */
  onStopping(reason: string): void;
  /** Resolves when everything is closed. A rejection makes the process exit with code 1. */
  close(): Promise<void>;
  /**
   * What happens after a rejection or an exception that nothing has caught. If one part of the process wants to drain, all do.
   *
   * @default "continue"
   */
  readonly onStray?: StrayPolicy | undefined;
  /** Logger for such errors if no component caused them. If omitted, `consoleLogger` writes them to stderr. */
  readonly logger?: Logger | undefined;
}

/** SIGHUP ends a process when its terminal closes. */
const STOP_SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
/** All servers and pulling workers of the process. It exits only when every one of them is closed. */
const stoppables = new Set<Stoppable>();
let stopWatchingStrays = (): void => {};
let isStopping = false;

/**
 * Closes something before its process exits: SIGTERM, SIGINT or SIGHUP closes everything that is registered, then
 * the process exits. A second signal of any kind ends the process at once. Errors that nothing has caught are logged with the
 * component that caused them, and end the process only if `onStray` is `"drain"` or if they are exceptions that no component caused. This
 * function is meant for packages that connect workers to runtimes.
 *
 * @returns a function that removes the registration.
 *
 * @example
 * ```ts source="./process-signals.examples.ts#shutDownWithProcess"
 * const release = shutDownWithProcess({
 *   onStopping: (reason) => console.error(`${reason} Stopping.`),
 *   close: () => connection.close(),
 * });
 * ```
 */
export function shutDownWithProcess(stoppable: Stoppable): () => void {
  if (stoppables.size === 0) {
    for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
    stopWatchingStrays = watchStrays(onStray);
  }
  stoppables.add(stoppable);
  return () => {
    stoppables.delete(stoppable);
    if (stoppables.size > 0) return;
    stopListening();
    stopWatchingStrays();
    stopWatchingStrays = () => {};
    isStopping = false;
  };
}

/**
 * Closes everything that {@link shutDownWithProcess} has registered, then exits the process: with code 0, or with code 1 if
 * something failed to close. This function is meant for packages that connect workers to runtimes.
 *
 * @example
 * ```ts source="./process-signals.examples.ts#watchParent"
 * const watch = watchParent({ onGone: () => shutDownProcess("The parent process is gone.") });
 * ```
 */
export function shutDownProcess(reason: string): void {
  shutDown(reason, 0);
}

function shutDown(reason: string, code: number): void {
  stopListening();
  isStopping = true;
  const closing = [...stoppables].map((stoppable) => {
    stoppable.onStopping(reason);
    return stoppable.close();
  });
  void Promise.allSettled(closing).then((outcomes) =>
    process.exit(outcomes.some(({ status }) => status === "rejected") ? 1 : code),
  );
}

function onSignal(signal: NodeJS.Signals): void {
  shutDownProcess(`Got ${signal}.`);
}

/** Exceptions that no component caused leave the program in an unknown state, for instance with a server that could not listen. */
function onStray(stray: Stray): void {
  const all = [...stoppables];
  // A listener of the program itself decides what happens after its exceptions.
  const isAlone = process.listenerCount("uncaughtException") === 1;
  const isFatal = stray.kind === "exception" && stray.component === undefined && isAlone;
  const isLast = isFatal || all.some(({ onStray: policy }) => policy === "drain");
  const logger = stray.logger ?? all.find((stoppable) => stoppable.logger !== undefined)?.logger ?? consoleLogger;
  logger.error(describeStray(stray, isLast), { error: stray.error });
  if (isLast && !isStopping) shutDown("An error was not caught.", 1);
}

/** Leaves further signals to the system, whose default is to end the process. */
function stopListening(): void {
  for (const signal of STOP_SIGNALS) process.removeListener(signal, onSignal);
}
