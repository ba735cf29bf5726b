import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Variant } from "./worker-process.ts";

const run = promisify(execFile);

const VERSION = "0.11.2";
const FOLDER = fileURLToPath(new URL(`../node_modules/.cache/bench/stepflow-py-${VERSION}`, import.meta.url));
const WORKER = fileURLToPath(new URL("workers/stepflow_py_worker.py", import.meta.url));
const INSTALL_LIMIT_MS = 300_000;
const CHECK_LIMIT_MS = 20_000;

/** The Python SDK, installed once into a folder of this repository; or why it cannot be had. */
export async function findStepflowPy(): Promise<Variant | { readonly missing: string }> {
  try {
    const python = await findPython();
    await install(python);
    return { name: `stepflow-py ${VERSION}`, command: [python, WORKER], env: { PYTHONPATH: FOLDER } };
  } catch (error) {
    return { missing: `stepflow-py ${VERSION} is left out: ${firstLine(error)}` };
  }
}

/** The path itself: a launcher of a version manager would stand between us and the process that is measured. */
async function findPython(): Promise<string> {
  const { stdout } = await run("python3", ["-c", "import sys; print(sys.executable)"], { timeout: CHECK_LIMIT_MS });
  return stdout.trim();
}

async function install(python: string): Promise<void> {
  if (await exists(FOLDER)) return;
  await mkdir(dirname(FOLDER), { recursive: true });
  const temporary = await mkdtemp(`${FOLDER}-`);
  try {
    const target = ["--quiet", "--disable-pip-version-check", "--target", temporary];
    await run(python, ["-m", "pip", "install", ...target, `stepflow-py[http]==${VERSION}`], {
      timeout: INSTALL_LIMIT_MS,
    });
    await rename(temporary, FOLDER);
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
