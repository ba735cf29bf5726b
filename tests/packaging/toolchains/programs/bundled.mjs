// The program that is bundled: it serves a worker and asks it, and then pulls, for which the worker loads another package.
import { deepStrictEqual } from "node:assert/strict";
import { start } from "@stepflow/worker/node";
import { z } from "zod";
import { worker } from "./work.mjs";

worker.component("/next", { input: z.object({ n: z.number() }) }, ({ n }) => n + 1);

async function execute(url, component, input) {
  const params = { component, input, attempt: 1, observability: {} };
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "components/execute", params });
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  const { result, error } = await response.json();
  return result?.output ?? error.message;
}

async function main() {
  const { url } = await start(worker, { handleSignals: false });
  const answers = [await execute(url, "/next", { n: 1 }), await execute(url, "/fail", {})];
  const refused = await execute(url, "/count", { text: 1 });
  const pulling = await start(worker, {
    transport: "grpc",
    tasksUrl: "http://127.0.0.1:9",
    queue: "q",
    handleSignals: false,
  });
  deepStrictEqual([...answers, refused.includes("/text"), pulling.queue], [2, "the reason", true, "q"]);
  process.exit(0);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
