import { fileURLToPath } from "node:url";
import { findPython, installStepflowPy } from "../tests/support/runtimes/stepflow-py.ts";
import type { Variant } from "./worker-process.ts";

/** A version of the Python SDK and how it is started as a worker. */
interface Release {
  readonly version: string;
  readonly extras: readonly string[];
  /** Arguments for Python that start the worker. */
  readonly args: readonly string[];
}

const SERVING: Release = {
  version: "0.11.2",
  extras: ["http"],
  args: [fileURLToPath(new URL("workers/stepflow_py_worker.py", import.meta.url))],
};
/** Runs the SDK's own program, which has an echo component for benchmarks. */
const PULLING: Release = {
  version: "0.13.0",
  extras: [],
  args: ["-m", "stepflow_py.worker.main", "--grpc"],
};

type Found = Variant | { readonly missing: string };

/** Installs the Python SDK for HTTP once into a folder of this repository. Returns the reason if that is not possible. */
export function findStepflowPy(): Promise<Found> {
  return find(SERVING);
}

/** Installs the Python SDK that pulls over gRPC. */
export function findPullingStepflowPy(): Promise<Found> {
  return find(PULLING);
}

async function find(release: Release): Promise<Found> {
  const name = `stepflow-py ${release.version}`;
  try {
    const python = await findPython();
    const folder = await installStepflowPy(release.version, release);
    return { name, command: [python, ...release.args], env: { PYTHONPATH: folder } };
  } catch (error) {
    return { missing: `${name} is left out: ${firstLine(error)}` };
  }
}

/** Returns the line with the error. The others of pip name folders of this machine. */
function firstLine(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const text = (cause as { stderr?: string }).stderr || String(cause);
  const errorLine =
    text.split("\n").find((line) => /error|no module|not found|ENOENT/i.test(line)) ?? "no reason given";
  return errorLine.replaceAll(/\/[\w./-]+/g, "…").trim();
}
