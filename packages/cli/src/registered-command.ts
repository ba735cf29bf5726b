// Program `registered-command FOLDER COMMAND…`: registers itself in a folder, and runs a command. It is used where there is no shell.
import { spawn } from "node:child_process";
import { register } from "./guard/registration.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const [, , folder = "", command = "", ...args] = process.argv;

register(folder, { pid: process.pid, endsItself: false });
const child = spawn(command, args, { stdio: "inherit" });
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
