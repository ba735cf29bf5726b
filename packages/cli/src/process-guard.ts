// Program `process-guard FOLDER`: ends the processes that are registered in a folder when its standard input ends, because its parent is gone.
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { endProcesses, isRunning, registeredIn } from "./guard/end-processes.ts";
import { suffixOf } from "./guard/registration.ts";

const [, , folder = ""] = process.argv;
/** Time between two checks for processes that have ended. Their ids may belong to other processes one day. */
const FORGET_MS = 2_000;

main();

function main(): void {
  const forgetting = setInterval(forgetEnded, FORGET_MS);
  // The guard ends with its parent, and not by a signal that is meant for all.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
  process.stdin.once("close", () => {
    clearInterval(forgetting);
    void finish();
  });
  process.stdin.resume();
}

async function finish(): Promise<void> {
  const taken = `${folder}-ending`;
  // The parent removes the folder if it ends in order.
  if (!existsSync(folder)) return;
  // Processes that are just being started find no folder from now on, and end.
  renameSync(folder, taken);
  try {
    await endProcesses(taken, folder);
  } finally {
    rmSync(taken, { recursive: true, force: true });
  }
}

function forgetEnded(): void {
  if (!existsSync(folder)) return;
  for (const { pid, endsItself } of registeredIn(folder)) {
    if (!isRunning(pid)) rmSync(join(folder, `${pid}${suffixOf(endsItself)}`), { force: true });
  }
}
