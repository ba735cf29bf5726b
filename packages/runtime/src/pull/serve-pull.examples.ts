import { pull } from "@stepflow/grpc";
import { createRuntime } from "@stepflow/runtime";
import { servePull } from "@stepflow/runtime/pull";
import { createWorker } from "@stepflow/worker";

const worker = createWorker({ name: "text" });
const flow = { steps: [{ id: "s", component: "/text/echo", input: { $input: "$" } }], output: { $step: "s" } };

{
  // #region servePull
  await using service = await servePull();
  await using runtime = await createRuntime({ workers: { text: service.queue("text") } });
  const pulling = await pull(worker, { tasksUrl: service.url, queue: "text" });
  console.log(await runtime.run(flow, { text: "one two" }));
  await pulling.close();
  // #endregion
}

const service = await servePull();

{
  // #region queue
  const workers = { text: service.queue("text"), images: service.queue("images") };
  await using runtime = await createRuntime({ workers });
  // #endregion
  console.log(runtime.url);
}

// #region disconnect
service.disconnect(); // the workers reconnect, and their tasks go on
// #endregion

// #region close
await service.close();
// #endregion

// #region faults
await using faulty = await servePull({
  faults: { seed: 7, tasks: { duplicate: 0.1 }, completions: { loseAnswer: 0.1 } },
});
console.log(faulty.seed);
// #endregion
