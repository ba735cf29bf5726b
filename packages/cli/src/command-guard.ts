// Program `command-guard PARENT COMMAND…`: runs a command, and ends it when the parent process is gone, even if that was killed.
// `command-guard PARENT --watch PID` ends the process group of another process instead.
import { type ChildProcess, spawn } from "node:child_process";

const [, , parent = "", command = "", ...args] = process.argv;
const POLL_MS = 500;
/** Time between SIGTERM and SIGKILL. */
const STOP_TIMEOUT_MS = 2_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

if (command === "--watch") watchOther(Number(args[0]));
else run();

function run(): void {
  const child = spawn(command, args, { stdio: "inherit" });
  const end = (signal: NodeJS.Signals): void => {
    if (process.platform === "win32") child.kill(signal);
    else signalGroup(process.pid, signal);
  };
  whenOrphaned(() => {
    end("SIGTERM");
    setTimeout(() => end("SIGKILL"), STOP_TIMEOUT_MS);
  });
  // The signal reaches the whole process group, and the command decides when it ends. On Windows there are no groups.
  for (const signal of SIGNALS) process.on(signal, () => void (process.platform === "win32" && child.kill(signal)));
  followEnd(child);
}

/** Ends as the command does. */
function followEnd(child: ChildProcess): void {
  child.once("error", (error) => {
    process.stderr.write(`${command}: ${error.message}\n`);
    process.exit(127);
  });
  child.once("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const name of SIGNALS) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}

function watchOther(pid: number): void {
  whenOrphaned(() => {
    signalGroup(pid, "SIGTERM");
    setTimeout(() => {
      signalGroup(pid, "SIGKILL");
      process.exit(0);
    }, STOP_TIMEOUT_MS);
  });
  setInterval(() => {
    if (!signalGroup(pid, 0)) process.exit(0);
  }, POLL_MS);
}

/** The system gives this process another parent when its own is gone, which may be so already. */
function whenOrphaned(act: () => void): void {
  const timer = setInterval(() => {
    if (process.ppid === Number(parent)) return;
    clearInterval(timer);
    act();
  }, POLL_MS);
}

/** Returns false if the group has no processes. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
    return true;
  } catch {
    return false;
  }
}
