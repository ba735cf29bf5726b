import { fileURLToPath } from "node:url";
import { findPython, installStepflowPy } from "../tests/support/runtimes/stepflow-py.ts";
import type { Variant } from "./worker-process.ts";

/** The Python SDK as a worker. */
interface Release {
  readonly version: string;
  readonly extras: readonly string[];
  /** What Python is given to start the worker. */
  readonly args: readonly string[];
}

const SERVING: Release = {
  version: "0.11.2",
  extras: ["http"],
  args: [fileURLToPath(new URL("workers/stepflow_py_worker.py", import.meta.url))],
};
/** Its own program, which has an echo for benchmarks. */
const PULLING: Release = {
  version: "0.13.0",
  extras: [],
  args: ["-m", "stepflow_py.worker.main", "--grpc"],
};

type Found = Variant | { readonly missing: string };

/** The Python SDK that is called by HTTP, installed once into a folder of this repository; or why it cannot be had. */
export function findStepflowPy(): Promise<Found> {
  return find(SERVING);
}

/** The Python SDK that pulls. */
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

/** What pip writes beside it names folders of this machine. */
function firstLine(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const text = (cause as { stderr?: string }).stderr || String(cause);
  const telling = text.split("\n").find((line) => /error|no module|not found|ENOENT/i.test(line)) ?? "no reason given";
  return telling.replaceAll(/\/[\w./-]+/g, "…").trim();
}
