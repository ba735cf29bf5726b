import { fileURLToPath } from "node:url";
import { type ListeningWorker, startWorkerProcess } from "../processes/worker-process.ts";
import { findPython, installStepflowPy, pythonEnvironment } from "./stepflow-py.ts";

/** Command that starts a worker. */
export interface PythonCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const PROGRAM = fileURLToPath(new URL("stepflow_py_kitchen.py", import.meta.url));

const PULLING = fileURLToPath(new URL("stepflow_py_pulling.py", import.meta.url));

/** Returns the command of the worker that uses this version of the Python SDK. */
export async function pythonKitchen(version: string): Promise<PythonCommand> {
  const folder = await installStepflowPy(version, { extras: ["http"] });
  return { command: await findPython(), args: [PROGRAM], env: pythonEnvironment(folder) };
}

/** Returns the command of a worker of the Python SDK 0.13 that pulls its tasks. */
export async function pullingPython(version: string): Promise<PythonCommand> {
  const folder = await installStepflowPy(version, { extras: [] });
  return { command: await findPython(), args: [PULLING], env: pythonEnvironment(folder) };
}

/** Starts the worker of {@link pythonKitchen}. */
export async function startPythonKitchen(version: string): Promise<ListeningWorker> {
  const { command, env } = await pythonKitchen(version);
  return startWorkerProcess({ program: PROGRAM, interpreter: command, env });
}
