import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { cpuTimeMs } from "./cpu-time.ts";
import { within } from "./deadline.ts";
import { INITIALIZED, initializeMessage } from "./load/request.ts";

/** A measured program, usually one of `workers/`. */
export interface Variant {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A running worker. */
export interface WorkerProcess {
  readonly pid: number;
  readonly port: number;
  /** Time from the call of `spawn` to the port line. */
  readonly startMs: number;
  /** CPU time used until the port line. */
  readonly startCpuMs: number;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 5_000;

export function nodeWorker(name: string, file: string, ...args: readonly string[]): Variant {
  return { name, command: [process.execPath, fileURLToPath(new URL(`workers/${file}`, import.meta.url)), ...args] };
}

/** The environment of a start in production, without `NODE_OPTIONS` and other variables of this process. */
function cleanEnvironment(added: Variant["env"]): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { ...(PATH === undefined ? {} : { PATH }), ...(HOME === undefined ? {} : { HOME }), ...added };
}

/** Starts a worker and waits for the port line on its pipe. Polling would round the start time up. */
export async function startWorker({ name, command, env }: Variant, prefix: readonly string[]): Promise<WorkerProcess> {
  const [program = "", ...args] = [...prefix, ...command];
  const startedAt = performance.now();
  const child = spawn(program, args, { env: cleanEnvironment(env), stdio: ["ignore", "pipe", "pipe"] });
  try {
    const port = await within(START_LIMIT_MS, `The start of ${name}`, readPort(child, name));
    const startMs = performance.now() - startedAt;
    const { pid } = child;
    if (pid === undefined) throw new Error(`${name} has no process id.`);
    const startCpuMs = cpuTimeMs(pid);
    return { pid, port, startMs, startCpuMs, stop: () => stop(child, name) };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

function readPort(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    let errors = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      const port = /\{"port": ?(\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      errors = (errors + chunk).slice(-2_000);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code} before its port line.\n${errors}`)));
  });
}

async function stop(child: ChildProcess, name: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  await within(STOP_LIMIT_MS, `The end of ${name}`, ended);
}

/** Sends the handshake of a runtime. */
export async function initialize(port: number, dialect: "v0" | "v1"): Promise<void> {
  for (const message of [initializeMessage(dialect), INITIALIZED]) {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(START_LIMIT_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The worker refused to be initialized: ${response.status} ${text}`);
  }
}
