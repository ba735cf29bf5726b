// Runtime that keeps its runs in a folder and runs a flow again and again until it is killed. It prints the id of each run that has ended.
// Argument: the folder.
import { createRuntime, readFlow } from "@stepflow/runtime";
import { createWorker } from "@stepflow/worker";

const [, , folder = ""] = process.argv;
const worker = createWorker({ name: "w" });
worker.component("/echo", (input: unknown) => input);
const flow = readFlow({
  steps: ["a", "b", "c"].map((id) => ({ id, component: "/w/echo", input: { $input: "$" } })),
  output: [{ $step: "a" }, { $step: "b" }, { $step: "c" }],
});

const runtime = await createRuntime({ workers: { w: worker }, runs: { folder } });
for (let round = 0; ; round += 1) {
  const inputs = [round, `${round}`.padEnd(round % 7 === 0 ? 100_000 : 10)];
  const { runId, ended } = runtime.engine.submit(flow, inputs);
  await ended;
  process.stdout.write(`${runId}\n`);
}
