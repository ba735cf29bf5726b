import { runCli } from "@stepflow/cli";

// #region runCli
let output = "";
const exitCode = await runCli(["call", "/text/word-count", "text=one two", "--worker", "src/worker.ts"], {
  stdin: process.stdin,
  stdout: { write: (text) => (output += text) },
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signal: AbortSignal.timeout(60_000),
});
// #endregion
