import { deepStrictEqual, equal, match } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { silentLogger } from "@stepflow/worker";
import { serve, start } from "@stepflow/worker/node";
import { parse } from "yaml";
import { RUNTIME, startRuntime } from "../runtime.ts";
import worker from "./worker.ts";

const before011 = /^0\.(9|10)\./.test(RUNTIME);

/** Workers pull from runtimes since 0.12, which have eleven error codes of their own. */
const pulls = /^0\.1[23]\./.test(RUNTIME);

/** Number of executions of a step: 0.9 never repeats it, 0.10 always executes it three times, later runtimes decide by the code. */
function attempts(since011: number): number {
  if (RUNTIME.startsWith("0.9.")) return 1;
  return RUNTIME.startsWith("0.10.") ? 3 : since011;
}

/** The code among the eleven that replaces a worker's code. It decides whether the runtime retries. */
const SINCE_012: Readonly<Record<number, number>> = { [-32003]: 2, [-32000]: 10, [-32100]: 3, [-32300]: 7, 402: 3 };

let occupied = () => {};
const occupation = new Promise<void>((resolve) => {
  occupied = resolve;
});
const quiet = { announce: false, handleSignals: false };
await using running = await serve(worker, { ...quiet, logger: silentLogger });
// The same components, limited to one execution at a time, with no queue.
await using small = await serve(worker, {
  ...quiet,
  concurrency: 1,
  queueLimit: 0,
  drainMs: 1,
  logger: { ...silentLogger, isLevelEnabled: () => true, info: (message) => message === "Occupied." && occupied() },
});
await using runtime = await startRuntime({
  workers: pulls
    ? { errors: { start: (place) => start(worker, { ...place, logger: silentLogger }) } }
    : { errors: { url: running.url }, small: { url: small.url } },
  retry: { backoff: { type: "constant", delayMs: 20 } },
});

const flow = parse(await readFile(new URL("flow.yaml", import.meta.url), "utf8"));

interface FlowError {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** Runs the flow with this component in its step, and returns the error that the user receives. */
async function fail(component: string, input: unknown, onError?: object): Promise<FlowError> {
  const step = { ...flow.steps[0], component, ...(onError && { onError }) };
  const { items } = await runtime.client.run({ ...flow, steps: [step] }, [input]);
  const result = items[0]?.result;
  if (result?.outcome !== "failed") throw new Error(`${component} did not fail: ${JSON.stringify(result)}`);
  return result.error;
}

/** Returns code and message of the worker. 0.11 passes them on; earlier runtimes put them into the text of a 500. */
function findWorkersOwn({ code, message, data }: FlowError): readonly [code: number, message: string] {
  if (!before011) return [code, message];
  equal(code, 500);
  const [, buried, text] = /component server error\((-?\d+)\): ((?:[^"\\]|\\.)*)/.exec(JSON.stringify(data)) ?? [];
  return [Number(buried), JSON.parse(`"${text}"`)];
}

const table: Record<string, { code: number; "the user sees": string }> = {};

function check(name: string, error: FlowError, expected: { code: number; message: RegExp; data?: object }): void {
  const [code, message] = findWorkersOwn(error);
  equal(code, pulls ? (SINCE_012[expected.code] ?? expected.code) : expected.code, `${name}: code`);
  match(message, expected.message, name);
  if (expected.data && !before011 && !pulls) deepStrictEqual(error.data, expected.data, `${name}: data`);
  table[name] = { code, "the user sees": message };
}

const halfInput = /^Input of component "\/half" is invalid: \/n /;
check("InvalidInputError", await fail("/errors/half", { n: "two" }), { code: -32003, message: halfInput });
const halfOutput = /^Output of component "\/half" is invalid: \/n /;
check("InvalidOutputError", await fail("/errors/half", { n: 3 }), { code: -32000, message: halfOutput });
const notFound = RUNTIME.startsWith("0.13.")
  ? // This runtime routes by itself and asks no worker.
    { code: 9, message: /error routing component/ }
  : { code: pulls ? 6 : -32001, message: /^Component "\/harf" not found\. Did you mean "\/half"\?$/ };
check("ComponentNotFoundError", await fail("/errors/harf", {}), notFound);

// Errors that a component throws on purpose. The author chooses message and data, and decides about retries by `retry` or `code`.
const onError = { action: "retry", maxRetries: 1 };
const outOfStock = (code: number, attempt: number) => ({
  code,
  message: new RegExp(`^Nothing left in stock \\(attempt ${attempt}\\)\\.$`),
  data: { left: 0 },
});
check("ComponentError", await fail("/errors/order", {}), outOfStock(-32100, attempts(1)));
check("… onError: retry", await fail("/errors/order", {}, onError), outOfStock(-32100, attempts(2)));
check('… retry "never"', await fail("/errors/order", { retry: "never" }, onError), outOfStock(-32000, attempts(1)));
check(
  '… retry "always"',
  await fail("/errors/order", { retry: "always" }),
  outOfStock(-32300, attempts(pulls ? 1 : 4)),
);
const declined = new RegExp(`^The card was declined \\(attempt ${attempts(1)}\\)\\.$`);
check("… code 402", await fail("/errors/pay", {}), { code: 402, message: declined, data: { card: "…0002" } });

const bigInt = /^Cannot convert not a number to a BigInt$/;
check("any other throw", await fail("/errors/crash", {}), { code: -32100, message: bigInt });
const deadline = /^Component "\/hang" did not end within 50 ms\.$/;
check("ComponentTimeoutError", await fail("/errors/hang", {}), { code: pulls ? 7 : -32100, message: deadline });
const noBlob = /^Blob not found: 0{64}$/;
check("BlobNotFoundError", await fail("/errors/lost", {}), { code: -32100, message: noBlob });

// These failures occur only in workers that a runtime calls. Workers that pull take no more tasks than they can execute.
if (!pulls) {
  // One execution occupies the small worker, so the next one exceeds its limit.
  const occupying = fail("/small/occupy", {});
  await occupation;
  const busy = /^Worker is busy: its concurrency limit \(1\) is reached/;
  check("OverloadedError", await fail("/small/occupy", {}), { code: -32300, message: busy });
  // The worker stops. Runtimes that retry cannot connect, so the result is their own error.
  await small.close();
  const stopped = await occupying;
  if (RUNTIME.startsWith("0.9.")) {
    check("ShuttingDownError", stopped, { code: -32300, message: /^Worker is shutting down\.$/ });
  } else {
    match(JSON.stringify(stopped), /error sending (request|message)/);
    table["ShuttingDownError"] = { code: stopped.code, "the user sees": stopped.message };
  }

  // No runtime sends malformed parameters. The error names the malformed ones.
  const response = await fetch(running.url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
    body: JSON.stringify({ jsonrpc: "2.0", id: "1", method: "components/execute", params: { input: {} } }),
  });
  const { error } = (await response.json()) as { error: FlowError };
  equal(error.code, -32602);
  match(error.message, /^Invalid parameters for components\/execute: \/component /);
  table["InvalidParamsError"] = { code: error.code, "the user sees": error.message };
}

console.table(table);
console.log(`errors on runtime ${RUNTIME}: as expected`);
