// Runs a command whose environment leads to a fake model.
import { spawn } from "node:child_process";
import { startFakeModel } from "./fake-model.ts";

const [command = "", ...args] = process.argv.slice(2);
const model = await startFakeModel();
const child = spawn(command, args, {
  stdio: "inherit",
  env: { ...process.env, ...model.env },
  shell: process.platform === "win32",
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.once("close", (exitCode) => {
  model.close();
  process.exitCode = exitCode ?? 1;
});
