// Program: runs a command, and ends it when the parent process is gone, even if that was killed.
import { spawn } from "node:child_process";

const [, , command = "", ...args] = process.argv;
const POLL_MS = 500;
/** Time between SIGTERM and SIGKILL. */
const STOP_TIMEOUT_MS = 2_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const parent = process.ppid;
const child = spawn(command, args, { stdio: "inherit" });
watchParent();

// The signal reaches the whole process group, and the command decides when it ends. On Windows there are no groups.
for (const signal of SIGNALS) process.on(signal, () => void (process.platform === "win32" && child.kill(signal)));

child.once("error", (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
child.once("exit", (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  for (const name of SIGNALS) process.removeAllListeners(name);
  process.kill(process.pid, signal);
});

/** The system gives this process another parent when its own is gone. */
function watchParent(): void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    endGroup("SIGTERM");
    setTimeout(() => endGroup("SIGKILL"), STOP_TIMEOUT_MS);
  }, POLL_MS);
}

function endGroup(signal: NodeJS.Signals): void {
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-process.pid, signal);
  } catch {
    // ESRCH: the command has ended.
  }
}
