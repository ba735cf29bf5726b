import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/tests/", import.meta.url));
const INSTALL_LIMIT_MS = 180_000;

/** How much of the package is installed. */
export interface InstallOptions {
  /** With what it depends on, so that it can be executed, and with these extras; without it only its files are there to be read. */
  readonly extras?: readonly string[];
}

/** Installs the Python SDK once, and returns the folder that `PYTHONPATH` needs. */
export async function installStepflowPy(version: string, { extras }: InstallOptions = {}): Promise<string> {
  const folder = join(CACHE, `stepflow-py-${[version, ...(extras === undefined ? [] : ["run", ...extras])].join("-")}`);
  if (await exists(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}-`);
  try {
    await promisify(execFile)("python3", pipArguments(version, temporary, extras), { timeout: INSTALL_LIMIT_MS });
    await rename(temporary, folder).catch(async (error: unknown) => {
      // Another process was faster.
      if (!(await exists(folder))) throw error;
    });
    return folder;
  } catch (cause) {
    throw new Error(`stepflow-py ${version} is needed, and Python's pip could not install it.`, { cause });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The interpreter itself: a launcher of a version manager would need variables that runtimes do not pass on. */
export async function findPython(): Promise<string> {
  const { stdout } = await promisify(execFile)("python3", ["-c", "import sys; print(sys.executable)"]);
  return stdout.trim();
}

function pipArguments(version: string, target: string, extras: readonly string[] | undefined): string[] {
  const options = ["--quiet", "--disable-pip-version-check", "--no-compile", "--only-binary=:all:", "--target", target];
  const what = `stepflow-py${extras?.length ? `[${extras.join(",")}]` : ""}==${version}`;
  return ["-m", "pip", "install", ...options, ...(extras === undefined ? ["--no-deps"] : []), what];
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
