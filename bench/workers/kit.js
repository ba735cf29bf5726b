// Runs a typical test of a worker many times in one process and prints what one test takes: it creates a runtime, makes an
// execution that stores a blob, and closes both, with the test kit or with the bare embedded runtime.
import { createRuntime } from "@stepflow/runtime";
import { testRuntime } from "@stepflow/runtime/testing";
import { createWorker } from "@stepflow/worker";

/** Number of tests after which the JIT has optimized everything. */
const WARM_UP = 100;
const TESTS = 300;
const worker = createWorker({ name: "bench" }).component("/put", async (input, ctx) => ctx.putBlob(input));
const open = {
  testRuntime: () => testRuntime(worker),
  createRuntime: () => createRuntime({ workers: { bench: worker } }),
}[process.argv[2]];

const firstMs = await test(0);
for (let count = 1; count < WARM_UP; count += 1) await test(count);
const cpuBefore = process.cpuUsage();
const times = [];
for (let count = 0; count < TESTS; count += 1) times.push(await test(WARM_UP + count));
const { user, system } = process.cpuUsage(cpuBefore);
const testMs = times.toSorted((a, b) => a - b)[TESTS / 2];
console.log(JSON.stringify({ firstMs, testMs, testCpuMs: (user + system) / 1_000 / TESTS }));

async function test(count) {
  const startedAt = performance.now();
  const runtime = await open();
  const { outcome } = await runtime.execute("/bench/put", { count });
  await runtime.close();
  if (outcome !== "success") throw new Error(`The execution of test ${count} has ${outcome}.`);
  return performance.now() - startedAt;
}
