// A worker that tells about its process, started the way any runtime wants it.
import { createWorker } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";

const worker = createWorker({ name: "facts" })
  .component("/echo", (input: unknown) => input)
  .component("/pid", () => process.pid)
  .component("/cwd", () => process.cwd())
  .component("/env", (names: string[]) => names.map((name) => process.env[name] ?? null));

await start(worker);
