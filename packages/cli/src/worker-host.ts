// Program: loads the file of a worker, reports its name, and starts it when the parent process asks for it.
import { messageOf } from "@stepflow/protocol/internal";
import type { Worker } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";
import type { HostMessage, StartMessage } from "./workers/host-messages.ts";

const [, , url = ""] = process.argv;

/** Time that running executions have to notice that the parent process is gone. */
const STOP_TIMEOUT_MS = 2_000;

// The parent process is gone, even if it was killed: the worker stops as it does on a signal, but no runtime waits for its results.
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS);
});

try {
  const worker = workerOf((await import(url)) as { default?: unknown });
  process.on("message", (message: StartMessage) => void startWorker(worker, message));
  send({ type: "loaded", name: worker.name });
} catch (error) {
  fail(error);
}

async function startWorker(worker: Worker, { options }: StartMessage): Promise<void> {
  try {
    const started = await start(worker, options);
    send({ type: "started", url: started.url });
  } catch (error) {
    fail(error);
  }
}

function workerOf({ default: worker }: { default?: unknown }): Worker {
  if (isWorker(worker)) return worker;
  throw new TypeError(
    "it exports no worker by default. Write `export default createWorker(…)`, or run a program that starts its worker by itself with --command.",
  );
}

function isWorker(value: unknown): value is Worker {
  if (typeof value !== "object" || value === null) return false;
  return "name" in value && typeof value.name === "string" && "component" in value && "fetch" in value;
}

/** A stack leads to the line of the user's file. The message is sent separately. */
function fail(error: unknown): void {
  const stack = error instanceof Error && !(error instanceof TypeError) ? error.stack : undefined;
  if (stack !== undefined) process.stderr.write(`${stack}\n`);
  process.send?.({ type: "failed", message: messageOf(error) } satisfies HostMessage, () => process.exit(1));
}

function send(message: HostMessage): void {
  process.send?.(message);
}
