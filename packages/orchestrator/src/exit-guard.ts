/** Something that must be torn down when this process ends, synchronously. */
export type Teardown = () => void;

const teardowns = new Set<Teardown>();
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a teardown when this process ends: on `exit`, and on a terminating signal that nobody else handles. Who has a handler of his
 * own closes things himself; `exit` is the net below.
 *
 * @returns how to withdraw it.
 */
export function guardExit(teardown: Teardown): () => void {
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

function onSignal(signal: NodeJS.Signals): void {
  const others = process.listenerCount(signal) - 1 - signalExitListeners();
  if (others > 0) return;
  runAll();
  uninstall();
  process.kill(process.pid, signal);
}

// The library signal-exit ends the process only when it is the sole listener, as we do: without this each would wait for the other.
function signalExitListeners(): number {
  const emitter: unknown = Reflect.get(process, "__signal_exit_emitter__");
  if (typeof emitter !== "object" || emitter === null || !("count" in emitter)) return 0;
  return typeof emitter.count === "number" ? emitter.count : 0;
}
