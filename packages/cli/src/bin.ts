#!/usr/bin/env node
// The program `stepflow-worker`.
import { keepCompiledCode } from "./compile-cache.ts";
import { Interruption } from "./exit/interruption.ts";

const controller = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(name, () => {
    // A second signal does not wait for what the first one ends.
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new Interruption(name));
  });
}
// The reader of a pipe may leave before everything is written, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

await keepCompiledCode(process.env);
// Loaded only now, so that its compiled code is kept, too.
const { runCli } = await import("./run-cli.ts");
process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signal: controller.signal,
});
