import { startOrchestrator } from "@stepflow/orchestrator";
import { ROOT } from "../test/root.ts";
import { parseObject } from "./json.ts";
import { RunRecord } from "./run-record.ts";
import type { PlayOnStage } from "./watched-worker.ts";

/** A line of the server's own log: the worker writes to the same stream. */
const SERVER_LINE = /^\d{4}-\d\d-\d\dT\S+ +[A-Z]+ stepflow/;

/**
 * Since 0.12 the worker pulls over gRPC, which no tap here understands: what is reported is what the runtime keeps of the run, and what
 * the worker logged. Calls back to the runtime are not among it.
 */
export const playOnPulled: PlayOnStage = async ({ runtime: version, program, signal }, play) => {
  const record = new RunRecord();
  let over = false;
  const onLog = (line: string): void => {
    // The runtime goes before its worker does, which therefore misses it.
    if (over) return;
    const entry = parseObject(line);
    const known = entry !== undefined && (record.logged(entry) || entry["level"] === "INFO" || "port" in entry);
    // A warning of the worker, or what a component printed.
    if (!known && !SERVER_LINE.test(line)) console.error(line);
  };
  await using runtime = await startOrchestrator({
    version,
    signal,
    cwd: ROOT,
    // The same conditions and loaders that this script was started with: TypeScript, from source.
    workers: { hello: { command: process.execPath, args: [...process.execArgv, program] } },
    retry: { backoff: { type: "constant", delayMs: 100 } },
    onProgress: (message) => console.error(message),
    onLog,
  });
  const { client } = runtime;
  try {
    return await play({
      runtime,
      way: "started by the runtime, pulls over gRPC",
      executions: (runId) => record.read(client, runId, signal),
    });
  } finally {
    over = true;
  }
};
