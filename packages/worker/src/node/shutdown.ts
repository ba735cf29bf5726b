/** Something that runs as long as its process, and needs time for its end. */
export interface ProcessFollower {
  /** Told why it is closed, just before. */
  onEnding(reason: string): void;
  close(): Promise<void>;
}

const STOP_SIGNALS = ["SIGTERM", "SIGINT"] as const;
/** Whichever way their work comes: the process ends when all of them have. */
const followers = new Set<ProcessFollower>();

/**
 * Lets something end in order with its process: on SIGTERM and SIGINT all that follow are closed, then the process exits. A
 * second signal, be it the other one, ends it at once. Returns a function that calls it off. For packages that bring work to workers.
 */
export function endWithProcess(follower: ProcessFollower): () => void {
  if (followers.size === 0) for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  followers.add(follower);
  return () => {
    followers.delete(follower);
    if (followers.size === 0) ignoreSignals();
  };
}

/** Closes all that follow the process, then ends it; with code 1 when one of them fails. */
export function endProcess(reason: string): void {
  ignoreSignals();
  const closing = [...followers].map((follower) => {
    follower.onEnding(reason);
    return follower.close();
  });
  void Promise.allSettled(closing).then((ends) =>
    process.exit(ends.some(({ status }) => status === "rejected") ? 1 : 0),
  );
}

function onSignal(signal: NodeJS.Signals): void {
  endProcess(`Got ${signal}.`);
}

function ignoreSignals(): void {
  for (const signal of STOP_SIGNALS) process.removeListener(signal, onSignal);
}
