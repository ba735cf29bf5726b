import type { CliIo } from "../io/cli-io.ts";

/** Executes a command that returns an exit code. The action loads its code, so that `--help` does not. */
export type RunCommand = (action: (io: CliIo) => Promise<number>) => Promise<void>;
