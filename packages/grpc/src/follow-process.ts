import { fstatSync, statSync } from "node:fs";
import { devNull } from "node:os";

const STDOUT = 1;
const POLL_MS = 1_000;
const STOP_SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * Calls `stop` with the reason when this process shall end: on SIGTERM and SIGINT (a second one ends it at once), and
 * when the runtime that started it was killed. Returns a function that calls all of it off.
 */
export function followProcess(stop: (reason: string) => void): () => void {
  const releases = STOP_SIGNALS.map((signal): (() => void) => {
    const onSignal = (): void => stop(`Got ${signal}.`);
    process.once(signal, onSignal);
    return () => void process.removeListener(signal, onSignal);
  });
  if (wasStartedByRuntime()) releases.push(watchParent(() => stop("The runtime that started this worker is gone.")));
  return () => {
    for (const release of releases) release();
  };
}

/** A runtime passes on where to pull from and discards what is printed; a supervisor or a shell does not do both. */
function wasStartedByRuntime(): boolean {
  return Boolean(process.env["STEPFLOW_TRANSPORT"]) && isNullDevice();
}

function isNullDevice(): boolean {
  try {
    const stdout = fstatSync(STDOUT);
    return stdout.isCharacterDevice() && stdout.rdev === statSync(devNull).rdev;
  } catch {
    return false;
  }
}

/** No event tells that a parent has gone: its id changes. */
function watchParent(onGone: () => void): () => void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
