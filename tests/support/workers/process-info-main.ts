// Worker whose components return facts about its process. `start` connects it as its runtime requires.
import { createWorker } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";

const worker = createWorker({ name: "facts" })
  .component("/echo", (input: unknown) => input)
  .component("/pid", () => process.pid)
  .component("/cwd", () => process.cwd())
  .component("/env", (names: string[]) => names.map((name) => process.env[name] ?? null));

await start(worker);
