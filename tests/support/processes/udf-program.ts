/** Program that stores a function, calls it and prints the outcome. */
export const UDF_PROGRAM = `
import { createRuntime } from "@stepflow/runtime";
import { createWorker, silentLogger } from "@stepflow/worker";
import { udf } from "@stepflow/udf";

const worker = createWorker({ name: "functions", components: [udf()], logger: silentLogger });
worker.component("/store", (definition, ctx) => ctx.putBlob(definition));
const flow = {
  steps: [
    { id: "store", component: "/lab/store", input: { code: "input + 1" } },
    { id: "call", component: "/lab/udf", input: { blob_id: { $step: "store" }, input: { $input: "$" } } },
  ],
  output: { $step: "call" },
};
(async () => {
  const runtime = await createRuntime({ workers: { lab: worker }, dialect: "v0" });
  console.log(JSON.stringify(await runtime.run(flow, 1)));
  await runtime.close();
})();
`;

/** Arguments of Node that run the program with options that threads refuse, and with a preload that threads must not run. */
export const UDF_UNDER_OPTIONS: readonly string[] = [
  "--max-old-space-size=512",
  "--stack-size=900",
  "--title=functions",
  "--import",
  `data:text/javascript,console.error("preloaded")`,
  "--input-type=module",
  "--eval",
  UDF_PROGRAM,
];
