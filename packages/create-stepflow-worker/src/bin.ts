#!/usr/bin/env node
// The program `create-stepflow-worker`, which `npm create stepflow-worker` runs.
import { CreateError } from "./exit/create-error.ts";
import { runCreate } from "./run-create.ts";

const controller = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(name, () => controller.abort(new CreateError("interrupted", `Interrupted by ${name}.`)));
}
// The reader of a pipe may leave before everything is written, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await runCreate(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signal: controller.signal,
});
