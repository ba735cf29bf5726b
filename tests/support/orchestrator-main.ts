// A program that starts a server with a subprocess worker, tells their process ids, and then ends as MODE says.
import { startOrchestrator } from "@stepflow/orchestrator";
import { oneStepFlow } from "./flows.ts";
import { typescriptArgs } from "./typescript-args.ts";

const orchestrator = await startOrchestrator({
  version: process.env["RUNTIME"] ?? "0.11.1",
  workers: {
    raw: { command: process.execPath, args: typescriptArgs(new URL("raw-worker-main.ts", import.meta.url)) },
  },
});
const { items } = await orchestrator.client.run(oneStepFlow("/raw/pid"), [null]);
const result = items[0]?.result;
process.stdout.write(
  `${JSON.stringify({ server: orchestrator.pid, worker: result?.outcome === "success" ? result.result : null })}\n`,
);

const mode = process.env["MODE"];
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
