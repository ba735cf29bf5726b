import type { SpawnOptions } from "node:child_process";
import { onExit } from "signal-exit";
import { x } from "tinyexec";
import { ServerInstallError } from "../orchestrator-error.ts";
import { signalProcess } from "../process/process-session.ts";

const CANDIDATES: readonly string[] = ["python3.11", "python3", "python"];
const PROBE_TIMEOUT_MS = 30_000;

/** Options of {@link runPython}. */
export interface RunPythonOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
}

/** How a Python process ended. */
export interface PythonOutput {
  readonly exitCode: number | undefined;
  readonly text: string;
}

/**
 * Finds a Python that has pip.
 *
 * @throws ServerInstallError naming the tried commands and what to install.
 */
export async function findPython(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<string> {
  const withoutPip: string[] = [];
  for (const command of CANDIDATES) {
    const output = await tryRun(command, ["-m", "pip", "--version"], { env, signal, timeoutMs: PROBE_TIMEOUT_MS });
    if (output === undefined) continue;
    if (output.exitCode === 0) return command;
    withoutPip.push(command);
  }
  const tried = CANDIDATES.join(", ");
  throw withoutPip.length === 0
    ? new ServerInstallError(
        `Installing stepflow-server needs Python with pip, but no Python was found (tried ${tried}).`,
        {
          hint: "Install Python 3.11 or later with pip (Debian, Ubuntu: apt install python3 python3-pip; macOS: brew install python), or set STEPFLOW_SERVER to the path of a stepflow-server binary.",
        },
      )
    : new ServerInstallError(`Installing stepflow-server needs pip, but ${withoutPip.join(", ")} has no pip.`, {
        hint: `Install pip (Debian, Ubuntu: apt install python3-pip; elsewhere: ${withoutPip[0]} -m ensurepip), or set STEPFLOW_SERVER to the path of a stepflow-server binary.`,
      });
}

/**
 * Runs Python until it exits.
 *
 * @throws The reason of the signal if it aborts.
 */
export async function runPython(
  command: string,
  args: readonly string[],
  options: RunPythonOptions,
): Promise<PythonOutput> {
  const output = await tryRun(command, args, options);
  return output ?? { exitCode: undefined, text: `${command} could not be started.` };
}

/** Returns undefined if the command cannot be started. */
async function tryRun(
  command: string,
  args: readonly string[],
  options: RunPythonOptions,
): Promise<PythonOutput | undefined> {
  const { env, signal, timeoutMs } = options;
  signal?.throwIfAborted();
  // In a process group of its own, so that killing the group also ends what pip started, which could hold the pipes open.
  const nodeOptions = { env, detached: true, stdio: ["ignore", "pipe", "pipe"] } satisfies SpawnOptions;
  const child = x(command, [...args], { nodePath: false, throwOnError: false, nodeOptions });
  const { pid } = child;
  const kill = (): void => {
    if (pid !== undefined) signalProcess(-pid, "SIGKILL");
  };
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    kill();
  }, timeoutMs);
  signal?.addEventListener("abort", kill, { once: true });
  const withdraw = onExit(kill);
  try {
    const { exitCode, stdout, stderr } = await child;
    signal?.throwIfAborted();
    return { exitCode: timedOut ? undefined : exitCode, text: `${stdout}${stderr}` };
  } catch (error) {
    signal?.throwIfAborted();
    if (pid !== undefined) throw error;
    return undefined;
  } finally {
    withdraw();
    clearTimeout(timer);
    signal?.removeEventListener("abort", kill);
  }
}
