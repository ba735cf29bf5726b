import { startOrchestrator } from "@stepflow/orchestrator";
import { RunRecord } from "../../packages/cli/src/runtimes/step-times.ts";
import { parseObject } from "../../packages/cli/src/wire/json.ts";
import { ROOT } from "../test/root.ts";
import type { WithWatchedWorker } from "./watched-worker.ts";

/** Matches lines of the server's log. The worker writes to the same stream. */
const SERVER_LINE = /^\d{4}-\d\d-\d\dT\S+ +[A-Z]+ stepflow/;

/**
 * Runs a worker that pulls, for runtimes 0.12 and later. The taps do not understand gRPC, so the report combines the run as the runtime
 * stores it with the log of the worker. It does not contain callbacks.
 */
export const withPullingWorker: WithWatchedWorker = async ({ runtime: version, program, signal }, use) => {
  const record = new RunRecord();
  let over = false;
  const onLog = (line: string): void => {
    // The runtime stops before its worker, which then logs that the runtime is missing.
    if (over) return;
    const entry = parseObject(line);
    const known = entry !== undefined && (record.logged(entry) || entry["level"] === "INFO" || "port" in entry);
    // Any other line is a warning of the worker, or output of a component.
    if (!known && !SERVER_LINE.test(line)) console.error(line);
  };
  await using runtime = await startOrchestrator({
    version,
    signal,
    cwd: ROOT,
    // Same conditions and loaders as this script, so that TypeScript runs from source.
    workers: { hello: { command: process.execPath, args: [...process.execArgv, program] } },
    retry: { backoff: { type: "constant", delayMs: 100 } },
    onProgress: (message) => console.error(message),
    onLog,
  });
  const { client } = runtime;
  try {
    return await use({
      runtime,
      connection: "started by the runtime, pulls over gRPC",
      executions: (runId) => record.read(client, runId, signal),
    });
  } finally {
    over = true;
  }
};
