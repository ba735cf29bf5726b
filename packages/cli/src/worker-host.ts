// Program: loads the file of a worker, reports its name, and starts it, each when the parent process asks for it.
import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import inspector from "node:inspector";
import nodeModule from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { messageOf } from "@stepflow/protocol/internal";
import type { Worker } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";
import type { HostMessage, LoadMessage, ParentMessage, PrepareMessage, StartMessage } from "./workers/host-messages.ts";

/** Time that running executions have to notice that the parent process is gone. */
const STOP_TIMEOUT_MS = 2_000;

let worker: Worker | undefined;

// The parent process is gone, even if it was killed: the worker stops as it does on a signal, but no runtime waits for its results.
process.once("disconnect", onOrphaned);
if (!process.connected) onOrphaned();
process.on("message", (message: ParentMessage) => {
  answer(message).catch(fail);
});

function onOrphaned(): void {
  process.kill(process.pid, "SIGTERM");
  setTimeout(endGroup, STOP_TIMEOUT_MS);
}

async function answer(message: ParentMessage): Promise<void> {
  if (message.type === "prepare") return await prepare(message);
  if (message.type === "load") return await load(message);
  await startWorker(message);
}

/** Loads the modules that nearly every worker imports. What cannot be found is reported when the worker's own file is loaded. */
async function prepare({ url, compiles }: PrepareMessage): Promise<void> {
  const { resolve } = nodeModule.createRequire(url);
  for (const name of ["@stepflow/worker", "@stepflow/worker/node"]) {
    try {
      await import(pathToFileURL(resolve(name)).href);
    } catch {}
  }
  if (compiles) await startCompiler();
}

/** Starts the process of the compiler, which takes 100 ms, by a file that no cache contains. */
async function startCompiler(): Promise<void> {
  const file = join(tmpdir(), `stepflow-worker-${randomUUID()}.mts`);
  try {
    writeFileSync(file, `export const at: string = ${JSON.stringify(file)};`, { flag: "wx", mode: 0o600 });
    await import(pathToFileURL(file).href);
  } catch {
    // The file of the worker then takes longer.
  } finally {
    rmSync(file, { force: true });
  }
}

async function load({ url, inspectPort }: LoadMessage): Promise<void> {
  if (inspectPort !== undefined) openInspector(inspectPort);
  worker = workerOf((await import(url)) as { default?: unknown });
  send({ type: "loaded", name: worker.name });
}

/** Waits for a debugger. The former code may have the port: closing its inspector would stop it until the debugger leaves. */
function openInspector(port: number): void {
  inspector.open(port, "127.0.0.1");
  if (inspector.url() === undefined) inspector.open(0, "127.0.0.1");
  inspector.waitForDebugger();
  // biome-ignore lint/suspicious/noDebugger: the option --inspect-brk stops here, in front of the worker's file.
  debugger;
}

async function startWorker({ options }: StartMessage): Promise<void> {
  if (worker === undefined) throw new Error("no file is loaded.");
  const { url } = await start(worker, options);
  send({ type: "started", url });
}

/** Ends this process with everything that it has started. */
function endGroup(): void {
  if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL");
  process.exit(1);
}

function workerOf({ default: found }: { default?: unknown }): Worker {
  if (isWorker(found)) return found;
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
