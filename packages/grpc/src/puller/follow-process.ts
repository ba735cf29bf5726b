import { fstatSync, statSync } from "node:fs";
import { devNull } from "node:os";
import { endProcess, endWithProcess, type ProcessFollower } from "@stepflow/worker/node";

const STDOUT = 1;
const POLL_MS = 1_000;
/**
 * Ends a worker in order with its process, and ends the process when the runtime that started it was killed. Returns a function that
 * calls it off.
 */
export function followProcess(worker: ProcessFollower): () => void {
  const releases = [endWithProcess(worker)];
  if (wasStartedByRuntime()) {
    releases.push(watchParent(() => endProcess("The runtime that started this worker is gone.")));
  }
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
