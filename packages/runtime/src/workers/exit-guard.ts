const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const teardowns = new Set<() => void>();

/**
 * Runs a teardown, synchronously, when this process ends: on `exit`, and on a terminating signal that nobody else handles.
 *
 * @returns how to withdraw it.
 */
export function guardExit(teardown: () => void): () => void {
  if (teardowns.size === 0) install();
  teardowns.add(teardown);
  return () => {
    if (teardowns.delete(teardown) && teardowns.size === 0) uninstall();
  };
}

function install(): void {
  process.on("exit", runAll);
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function uninstall(): void {
  process.off("exit", runAll);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

function runAll(): void {
  for (const teardown of [...teardowns]) teardown();
}

/** Who has a handler of his own closes the runtime himself, and `exit` is the net below. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  runAll();
  uninstall();
  process.kill(process.pid, signal);
}
