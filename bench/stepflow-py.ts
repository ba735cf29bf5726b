import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Variant } from "./worker-process.ts";

const run = promisify(execFile);

/** The Python SDK as a worker. */
interface Release {
  readonly version: string;
  /** What pip installs. */
  readonly requirement: string;
  /** What Python is given to start the worker. */
  readonly args: readonly string[];
}

const SERVING: Release = {
  version: "0.11.2",
  requirement: "stepflow-py[http]==0.11.2",
  args: [fileURLToPath(new URL("workers/stepflow_py_worker.py", import.meta.url))],
};
/** Its own program, which has an echo for benchmarks. */
const PULLING: Release = {
  version: "0.13.0",
  requirement: "stepflow-py==0.13.0",
  args: ["-m", "stepflow_py.worker.main", "--grpc"],
};
const INSTALL_LIMIT_MS = 300_000;
const CHECK_LIMIT_MS = 20_000;

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
    const folder = await install(python, release);
    return { name, command: [python, ...release.args], env: { PYTHONPATH: folder } };
  } catch (error) {
    return { missing: `${name} is left out: ${firstLine(error)}` };
  }
}

/** The path itself: a launcher of a version manager would stand between us and the process that is measured. */
async function findPython(): Promise<string> {
  const { stdout } = await run("python3", ["-c", "import sys; print(sys.executable)"], { timeout: CHECK_LIMIT_MS });
  return stdout.trim();
}

async function install(python: string, { version, requirement }: Release): Promise<string> {
  const folder = fileURLToPath(new URL(`../node_modules/.cache/bench/stepflow-py-${version}`, import.meta.url));
  if (await exists(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}-`);
  try {
    const target = ["--quiet", "--disable-pip-version-check", "--target", temporary];
    await run(python, ["-m", "pip", "install", ...target, requirement], { timeout: INSTALL_LIMIT_MS });
    await rename(temporary, folder);
    return folder;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

function exists(path: string): Promise<boolean> {
  return access(join(path, "stepflow_py")).then(
    () => true,
    () => false,
  );
}

/** What pip writes beside it names folders of this machine. */
function firstLine(error: unknown): string {
  const text = (error as { stderr?: string }).stderr || String(error);
  const telling = text.split("\n").find((line) => /error|no module|not found|ENOENT/i.test(line)) ?? "no reason given";
  return telling.replaceAll(/\/[\w./-]+/g, "…").trim();
}
