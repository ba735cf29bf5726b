// Measures one kind of work at one size, in a fresh process, and prints the CPU time of each unit of it in microseconds. The code is compiled
// by the smallest size first, so that only the growth of the work differs.
import { createRuntime, readFlow } from "@stepflow/runtime";
import { createWorker } from "@stepflow/worker";

const WARM_UP_MS = 1_000;
const MEASURE_MS = 500;
const [name, size, smallest] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const KINDS = { components, input, steps, map, run, history };
const post = (worker, method, params) =>
  worker.fetch(
    new Request("http://localhost/", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
      body: JSON.stringify({ jsonrpc: "2.0", id: "1", method, params }),
    }),
  );

await repeat(() => KINDS[name](smallest), WARM_UP_MS);
const costs = await repeat(() => KINDS[name](size), MEASURE_MS);
const mean = (quantity) => costs.reduce((sum, cost) => sum + cost[quantity], 0) / costs.length;
console.log(JSON.stringify(Object.fromEntries(Object.keys(costs[0]).map((quantity) => [quantity, mean(quantity)]))));
process.exit();

async function repeat(work, forMs) {
  const results = [];
  for (const startedAt = performance.now(); results.length === 0 || performance.now() - startedAt < forMs; ) {
    results.push(await work());
  }
  return results;
}

/** Returns the CPU time of each unit of some work. */
async function cpuUs(units, work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / units;
}

/** Creation, discovery and lookup in a worker with many components. */
async function components(count) {
  let worker;
  const start = await cpuUs(count, async () => {
    worker = createWorker({
      name: "growth",
      components: Array.from({ length: count }, (_, n) => ({ path: `/c${n}`, execute: (value) => value })),
    });
    await initialize(worker);
  });
  const discovery = await cpuUs(count, async () => (await post(worker, "components/list", {})).text());
  const CALLS = 300;
  const lookup = await cpuUs(CALLS, async () => {
    for (let call = 0; call < CALLS; call++) await execute(worker, `/c${(call * 7919) % count}`, call);
  });
  return { start, discovery, lookup };
}

/** A string of many bytes, to a component and back. */
async function input(bytes) {
  const worker = createWorker({ name: "growth", bodyLimitBytes: 2 * bytes + 1_000_000 }).component("/echo", (v) => v);
  await initialize(worker);
  const text = "x".repeat(bytes);
  return { each: await cpuUs(bytes / 1_000, () => execute(worker, "/echo", text)) };
}

async function initialize(worker) {
  await (await post(worker, "initialize", { runtimeProtocolVersion: 1 })).text();
  await (
    await worker.fetch(
      new Request("http://localhost/", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
        body: JSON.stringify({ jsonrpc: "2.0", method: "initialized", params: {} }),
      }),
    )
  ).text();
}

async function execute(worker, component, value) {
  const observability = { trace_id: null, span_id: null, run_id: null, flow_id: null, step_id: null };
  const answer = await post(worker, "components/execute", { component, input: value, attempt: 1, observability });
  const { result, error } = await answer.json();
  if (result?.output !== value) throw new Error(`Wrong answer of ${component}: ${JSON.stringify(error)}`);
}

function createBenchRuntime() {
  const worker = createWorker({ name: "growth" }).component("/add", ({ n }) => ({ n: n + 1 }));
  return createRuntime({ workers: { bench: worker } });
}

/** Reading, starting and running a flow of many steps. */
async function steps(count) {
  const flow = {
    steps: Array.from({ length: count }, (_, n) => ({
      id: `s${n}`,
      component: "/bench/add",
      input: { n: n === 0 ? { $input: "$.n" } : { $step: `s${n - 1}`, path: "n" } },
    })),
    output: { $step: `s${count - 1}`, path: "n" },
  };
  let read;
  const reading = await cpuUs(count, async () => {
    read = readFlow(flow);
  });
  const runtime = await createBenchRuntime();
  const running = await cpuUs(count, async () => {
    const { result } = await runtime.run(read, { n: 0 });
    if (result !== count) throw new Error(`Wrong result: ${result}`);
  });
  await runtime.close();
  return { reading, running };
}

/** A built-in map over many items. */
async function map(count) {
  const inner = {
    steps: [{ id: "add", component: "/bench/add", input: { n: { $input: "$.n" } } }],
    output: { $step: "add" },
  };
  const flow = readFlow({
    steps: [
      { id: "map", component: "/builtin/map", input: { workflow: { $literal: inner }, items: { $input: "$.items" } } },
    ],
    output: { $step: "map" },
  });
  const runtime = await createBenchRuntime();
  const items = Array.from({ length: count }, (_, n) => ({ n }));
  const running = await cpuUs(count, async () => {
    const { result, error } = await runtime.run(flow, { items });
    if (error !== undefined) throw new Error(JSON.stringify(error));
    if (JSON.stringify(result).length < count) throw new Error("Results are missing.");
  });
  await runtime.close();
  return { running };
}

/** A run that keeps the history of all its items, and the reading of this history. */
async function run(count) {
  const runtime = await createBenchRuntime();
  const flow = readFlow({
    steps: [
      { id: "first", component: "/bench/add", input: { n: { $input: "$.n" } } },
      { id: "second", component: "/bench/add", input: { n: { $step: "first", path: "n" } } },
    ],
    output: { $step: "second", path: "n" },
  });
  const inputs = Array.from({ length: count }, (_, n) => ({ n }));
  const { engine } = runtime;
  let runId;
  const running = await cpuUs(count, async () => {
    const handle = engine.submit(flow, inputs, { maxConcurrency: 32 });
    ({ runId } = handle);
    await handle.ended;
  });
  const reading = await cpuUs(count, async () => {
    const items = engine.runs.items(runId);
    const isWhole = items.every(({ result, steps }, n) => result.result === n + 2 && steps.length === 2);
    if (items.length !== count || !isWhole) throw new Error("The history is incomplete.");
  });
  await runtime.close();
  return { running, reading };
}

/** Further runs beside those that are kept. */
async function history(count) {
  const runtime = await createBenchRuntime();
  const flow = readFlow({
    steps: [{ id: "add", component: "/bench/add", input: { n: { $input: "$.n" } } }],
    output: { $step: "add" },
  });
  for (let n = 0; n < count; n++) await runtime.run(flow, { n });
  const RUNS = 300;
  const running = await cpuUs(RUNS, async () => {
    for (let n = 0; n < RUNS; n++) await runtime.run(flow, { n });
  });
  await runtime.close();
  return { running };
}
