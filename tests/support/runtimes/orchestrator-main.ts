// Program that starts a server with a subprocess worker, prints the process ids, and ends in the way that MODE names. With EMBEDDED it
// also starts an embedded runtime with a worker of its own.
import { startOrchestrator } from "@stepflow/orchestrator";
import { createRuntime } from "@stepflow/runtime";
import { oneStepFlow } from "../data/flows.ts";
import { typescriptArgs } from "../processes/typescript-args.ts";

const { MODE: mode, RUNTIME: version = "0.11.1", EMBEDDED: hasEmbedded } = process.env;
const workers = {
  raw: { command: process.execPath, args: typescriptArgs(new URL("../workers/raw-worker-main.ts", import.meta.url)) },
};
const embedded = hasEmbedded ? await (await createRuntime({ workers })).execute("/raw/pid", null) : undefined;
const orchestrator = await startOrchestrator({ version, workers });
const { items } = await orchestrator.client.run(oneStepFlow("/raw/pid"), [null]);
const [worker, embeddedWorker] = [items[0]?.result, embedded].map((result) =>
  result?.outcome === "success" ? result.result : undefined,
);
process.stdout.write(`${JSON.stringify({ server: orchestrator.pid, worker, embeddedWorker })}\n`);

if (mode === "exit") process.exit(0);
if (mode === "throw") {
  setImmediate(() => {
    throw new Error("uncaught on purpose");
  });
}
if (mode === "own-handler") {
  process.on("SIGTERM", () => {
    void orchestrator.close().then(() => process.exit(7));
  });
}
