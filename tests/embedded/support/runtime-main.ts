import { createRuntime } from "@stepflow/runtime";

/** Starts a worker, prints its process id, and ends as its argument specifies: by itself, or by a signal from outside. */
const [program = "", ending] = process.argv.slice(2);
const runtime = await createRuntime({ workers: { w: { command: "node", args: [program] } } });
const result = await runtime.execute("/w/process", {});
process.stdout.write(`${JSON.stringify(result)}\n`);
if (ending === "exit") process.exit(0);
if (ending === "throw") {
  setImmediate(() => {
    throw new Error("nobody catches this");
  });
}
