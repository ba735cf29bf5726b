import { deepStrictEqual, match } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { start } from "@stepflow/worker/node";
import { parse } from "yaml";
import { RUNTIME, startRuntime } from "../runtime.ts";
import worker from "./worker.ts";

await using runtime = await startRuntime({
  workers: { udf: { start: (place) => start(worker, place) } },
  retry: { backoff: { type: "constant", delayMs: 20 } },
});

const flow = parse(await readFile(new URL("flow.yaml", import.meta.url), "utf8"));
const input_schema = {
  type: "object",
  properties: { numbers: { type: "array", items: { type: "number" } } },
  required: ["numbers"],
};
const mean = { input_schema, code: "input.numbers.reduce((sum, n) => sum + n, 0) / input.numbers.length" };
const spread = {
  input_schema,
  code: "const { numbers } = input;\nreturn { least: Math.min(...numbers), most: Math.max(...numbers) };",
};
const input = { numbers: [1, 2, 3, 4, 5] };
const { items } = await runtime.client.run(flow, [
  { ...mean, input },
  { ...spread, input },
  { ...mean, input: { numbers: [1, "two"] } },
  { input_schema, code: "for (;;);", input },
  { input_schema, code: "constructor.constructor('return process')().exit()", input },
]);

// Runtimes up to 0.10 keep only the text of an error, inside another error.
const [first, second, ...failed] = items.map(({ result }) =>
  result?.outcome === "success" ? result.result : JSON.stringify(result),
);
deepStrictEqual([first, second], [3, { least: 1, most: 5 }]);
match(String(failed[0]), /\/input\/numbers\/1 must be number/);
match(String(failed[1]), /did not end within 1000 ms/);
match(String(failed[2]), /'process' is not defined/);
console.log(`udf on runtime ${RUNTIME}: as expected`);
