import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { OrchestratorError, ServerInstallError, ServerMismatchError } from "../orchestrator-error.ts";
import { safeListener } from "../safe-listener.ts";
import { checkVersion } from "../server-version.ts";
import { binaryName, binaryPath, type CacheOptions, currentPlatform, serversFolder } from "./cache-folder.ts";
import { fileHash } from "./file-hash.ts";
import { isCached } from "./find-server.ts";
import { acquireLock } from "./install-lock.ts";
import { knownHash } from "./known-binaries.ts";
import { pipInstall } from "./pip-install.ts";

/** Options of {@link installServer}. */
export interface InstallServerOptions extends CacheOptions {
  /**
   * Called with each progress message, one line at a time.
   *
   * @default writes the line to stderr
   */
  readonly onProgress?: ((message: string) => void) | undefined;
  /** Aborts the installation, which leaves no files behind. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Time limit in milliseconds.
   *
   * @default 600_000
   */
  readonly timeoutMs?: number | undefined;
}

const DEFAULT_INSTALL_TIMEOUT_MS = 600_000;

/**
 * Installs `stepflow-server` of exactly this version into the cache unless it is already there, and returns the path of the binary. If
 * several processes call it at once, one installs and the others wait. Later calls need no network.
 *
 * @throws TypeError if the version is not an exact one.
 * @throws ServerInstallError if Python, pip, the network or the version is missing.
 * @throws ServerMismatchError if the downloaded file is not the published one.
 * @throws OrchestratorError if the cache folder cannot be created, or another process holds the lock until the time limit.
 *
 * @example
 * ```ts source="./install-server.examples.ts#installServer"
 * const path = await installServer("0.11.1", { onProgress: (message) => console.error(message) });
 * console.log(path); // …/stepflow/servers/0.11.1-linux-x64/stepflow-server
 * ```
 */
export async function installServer(version: string, options: InstallServerOptions = {}): Promise<string> {
  checkVersion(version);
  const folder = serversFolder(options);
  const path = binaryPath(folder, version);
  if (await isCached(path, version)) return path;
  const timeoutMs = options.timeoutMs ?? DEFAULT_INSTALL_TIMEOUT_MS;
  const onProgress = progressListener(options.onProgress);
  await makeFolder(folder);
  const release = await acquireLock(join(folder, `${version}-${currentPlatform()}`), {
    timeoutMs,
    signal: options.signal,
    onWait: () => onProgress(`waiting for another process that is installing stepflow-server ${version}`),
  });
  try {
    if (await isCached(path, version)) return path;
    await install(version, folder, { ...options, onProgress, timeoutMs });
    return path;
  } finally {
    await release();
  }
}

async function install(
  version: string,
  folder: string,
  options: InstallServerOptions & { onProgress: (message: string) => void; timeoutMs: number },
): Promise<void> {
  const { onProgress, signal, timeoutMs } = options;
  const prefix = `.installing-${version}-`;
  await removeLeftovers(folder, prefix);
  const temporary = await mkdtemp(join(folder, prefix));
  try {
    const began = performance.now();
    onProgress(`installing stepflow-server ${version} into ${folder}`);
    await pipInstall({ version, target: temporary, env: options.env ?? process.env, signal, timeoutMs });
    const delivered = join(temporary, "stepflow_orchestrator", "bin", binaryName());
    onProgress(await checkDelivered(version, delivered));
    await chmod(delivered, 0o755);
    const final = join(folder, `${version}-${currentPlatform()}`);
    await rm(final, { recursive: true, force: true });
    const programs = join(temporary, "stepflow_orchestrator", "bin");
    await chmod(programs, 0o755);
    await rename(programs, final);
    onProgress(`stepflow-server ${version} is ready after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Compares the downloaded binary with the published hash and returns the progress message about it. */
async function checkDelivered(version: string, path: string): Promise<string> {
  const platform = currentPlatform();
  let actual: string;
  try {
    actual = await fileHash(path);
  } catch (cause) {
    throw new ServerInstallError(
      `The Python package of stepflow-server ${version} contains no ${binaryName()} for ${platform}.`,
      {
        hint: "Set STEPFLOW_SERVER to the path of a stepflow-server binary for this platform.",
        cause,
      },
    );
  }
  const expected = knownHash(platform, version);
  if (expected === undefined)
    return `no hash of stepflow-server ${version} is known for ${platform}, so the binary was not checked`;
  if (expected === actual) return `stepflow-server ${version} has the published hash`;
  throw new ServerMismatchError(
    `The installed stepflow-server ${version} is not the published one: its sha256 is ${actual}, expected ${expected}.`,
    { hint: "The file was deleted. Check which package index pip uses (pip config list)." },
  );
}

// The caller holds the lock, so these folders belong to processes that were killed.
async function removeLeftovers(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    // Others may execute the servers, for example in a container, but not replace them.
    await mkdir(folder, { recursive: true, mode: 0o755 });
  } catch (cause) {
    throw new OrchestratorError(`The cache folder ${folder} cannot be created.`, {
      hint: "Set STEPFLOW_CACHE_DIR to a writable folder.",
      cause,
    });
  }
}

/** The caller's listener for progress messages. Without one, they go to stderr. */
export function progressListener(onProgress: ((message: string) => void) | undefined): (message: string) => void {
  return onProgress === undefined ? reportOnStderr : safeListener("onProgress", onProgress);
}

function reportOnStderr(message: string): void {
  process.stderr.write(`stepflow: ${message}\n`);
}
