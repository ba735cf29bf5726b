import { fstatSync, statSync } from "node:fs";
import { devNull } from "node:os";
import { type Stoppable, shutDownProcess, shutDownWithProcess, watchParent } from "@stepflow/worker/node";

const STDOUT = 1;

/**
 * Closes a worker before its process exits, and shuts the process down when the runtime that started it is gone. Returns a
 * function that undoes both.
 */
export function followProcess(worker: Stoppable): () => void {
  const release = shutDownWithProcess(worker);
  if (!wasStartedByRuntime()) return release;
  const watch = watchParent({
    onGone: () => shutDownProcess("The runtime that started this worker is gone."),
    isAbandoned: () => true,
  });
  return () => {
    release();
    watch.stop();
  };
}

/** Whether a runtime started this process: it sets the transport and discards stdout. A supervisor or a shell does not do both. */
function wasStartedByRuntime(): boolean {
  return Boolean(process.env["STEPFLOW_TRANSPORT"]) && isNullDevice();
}

function isNullDevice(): boolean {
  try {
    // Bigints, because after `fstatSync` of a pipe with numbers, Node's imports do not follow symbolic links.
    const stdout = fstatSync(STDOUT, { bigint: true });
    return stdout.isCharacterDevice() && stdout.rdev === statSync(devNull, { bigint: true }).rdev;
  } catch {
    return false;
  }
}
