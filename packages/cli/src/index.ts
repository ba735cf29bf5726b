// The command line as a function.

export type { CliIo, TextOutput } from "./io/cli-io.ts";
export { runCli } from "./run-cli.ts";
