import { deepStrictEqual, equal, match, notEqual } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { RUNTIME, startRuntime } from "../runtime.ts";

await using runtime = await startRuntime({
  workers: { "shared-config": { command: process.execPath, args: [...process.execArgv, "main.ts"] } },
  cwd: import.meta.dirname,
});

const flow = parse(await readFile(new URL("flow.yaml", import.meta.url), "utf8"));
const environments = ["production", "test", "production"];
const { items } = await runtime.client.run(
  flow,
  environments.map((environment) => ({ environment })),
);
const [production, test, again] = items.map(({ result }) => {
  if (result?.outcome !== "success") throw new Error(`An item did not succeed: ${JSON.stringify(result)}`);
  return result.result as { config_id: string; connection: unknown; described: unknown };
});

deepStrictEqual(production?.connection, { target: "prod-db.example.com with 20 connections", beta: false });
deepStrictEqual(test?.connection, { target: "localhost with 2 connections", beta: true });
match(production.config_id, /^[0-9a-f]{64}$/);
equal(production.config_id, again?.config_id, "equal configurations must get one id");
notEqual(production.config_id, test.config_id);
deepStrictEqual(production.described, {
  flow: "shared-config",
  steps: ["configure", "connect", "describe"],
  component: "/shared-config/connect",
});
console.log(`shared-config on runtime ${RUNTIME}: as expected`);
