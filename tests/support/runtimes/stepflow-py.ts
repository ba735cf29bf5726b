import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/tests/", import.meta.url));
const INSTALL_LIMIT_MS = 180_000;

/**
 * Environment in which Python finds a package, and keeps what it compiles. It would compile the packages at each start otherwise, which takes
 * two thirds of the time, or write into the folders of the tests.
 */
export function pythonEnvironment(folder: string): Readonly<Record<string, string>> {
  return { PYTHONPATH: folder, PYTHONPYCACHEPREFIX: join(CACHE, "python") };
}

/** Extent of an installation. */
export interface InstallOptions {
  /** Extras to install together with all dependencies. If omitted, only the files of the package are installed, which can be read but not run. */
  readonly extras?: readonly string[];
}

/** Installs the Python SDK once and returns the folder for `PYTHONPATH`. */
export async function installStepflowPy(version: string, { extras }: InstallOptions = {}): Promise<string> {
  const folder = join(CACHE, `stepflow-py-${[version, ...(extras === undefined ? [] : ["run", ...extras])].join("-")}`);
  if (await exists(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}-`);
  try {
    await promisify(execFile)("python3", pipArguments(version, temporary, extras), { timeout: INSTALL_LIMIT_MS });
    await rename(temporary, folder).catch(async (error: unknown) => {
      // Another process has installed it meanwhile.
      if (!(await exists(folder))) throw error;
    });
    return folder;
  } catch (cause) {
    throw new Error(`stepflow-py ${version} is needed, and Python's pip could not install it.`, { cause });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Path of the interpreter itself. The launcher of a version manager needs variables that runtimes do not pass on. */
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
