// Files that tests write beside the programs of README.md and of the guide.

/** Packages are loaded from their sources, as in all tests here. */
export const VITEST_CONFIG = `
const conditions = ["@stepflow/source", "module", "node", "development|production"];
export default { resolve: { conditions }, ssr: { resolve: { conditions } } };
`;

/** Runs the workers of the guide on a real runtime. */
export const HARNESS = `
import { startOrchestrator } from "@stepflow/orchestrator";
import { silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import blobs from "./blobs.ts";
import jobs from "./context.ts";
import shop from "./failing.ts";
import schemas from "./schemas.ts";
import demo from "./sub-runs.ts";

const options = { announce: false, handleSignals: false, logger: silentLogger };
const workers = Object.entries({ blobs, demo, jobs, schemas, shop });
const servers = await Promise.all(workers.map(([, worker]) => serve(worker, options)));
await using runtime = await startOrchestrator({
  version: "0.11.1",
  workers: Object.fromEntries(workers.map(([name], index) => [name, { url: servers[index].url }])),
});
const inputs = {
  "/schemas/valibot": { n: 2 }, "/schemas/arktype": { n: 2 }, "/schemas/typebox": { n: 2 },
  "/schemas/json-schema": { n: 2 }, "/schemas/annotated": { n: 2 }, "/schemas/unchecked": { n: 2 }, "/schemas/llm/openai/gpt/5": {},
  "/blobs/settings": { settingsId: "0".repeat(64) }, "/blobs/configure": { model: "large" }, "/blobs/analyze": { text: "word" },
  "/blobs/copy": { text: "Grüße".slice(0, 4) }, "/jobs/poll/7": { checks: 2 }, "/demo/greet-all": { names: ["Ada", "Alan"] },
  "/shop/order": { item: "book", count: 1 },
};
const results = {};
for (const [component, input] of Object.entries(inputs)) {
  const flow = { steps: [{ id: "step", component, input: { $input: "$" } }], output: { $step: "step" } };
  results[component] = (await runtime.client.run(flow, [input])).items[0]?.result;
}
console.log(JSON.stringify(results));
await Promise.all(servers.map((server) => server.close()));
`;

/** Calls the app of the guide in which a worker is mounted. */
export const MOUNTED_CHECK = `
import { inFront, mounted } from "./mounted.ts";

console.log(await (await fetch(inFront.url + "/about")).text());
console.log((await (await fetch(inFront.url + "/health")).json()).status);
console.log((await (await mounted.request("/worker/health")).json()).status);
await inFront.close();
`;
