import { homedir } from "node:os";
import { join } from "node:path";
import { OrchestratorError } from "../orchestrator-error.ts";

/** Where installed servers are kept. */
export interface CacheOptions {
  /**
   * Folder for installed servers.
   *
   * @default `$STEPFLOW_CACHE_DIR` if set, otherwise the `stepflow` folder in the user's cache folder
   */
  readonly cacheDir?: string | undefined;
  /**
   * Environment variables to read.
   *
   * @default process.env
   */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/**
 * The folder that holds all installed servers.
 *
 * @throws OrchestratorError if nothing names the cache folder and the user has no home folder.
 */
export function serversFolder(options: CacheOptions): string {
  const env = options.env ?? process.env;
  const cache = options.cacheDir ?? (env["STEPFLOW_CACHE_DIR"] || userCacheFolder(env));
  return join(cache, "servers");
}

function userCacheFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === "win32") return join(env["LOCALAPPDATA"] || home("AppData", "Local"), "stepflow", "Cache");
  if (process.platform === "darwin") return home("Library", "Caches", "stepflow");
  return join(env["XDG_CACHE_HOME"] || home(".cache"), "stepflow");
}

/** A folder below the user's home. It is read at the first use only, because containers run users that have none. */
function home(...names: readonly string[]): string {
  try {
    return join(homedir(), ...names);
  } catch (cause) {
    throw new OrchestratorError("The cache folder is unknown, because this user has no home folder.", {
      hint: "Set STEPFLOW_CACHE_DIR to a writable folder, or HOME.",
      cause,
    });
  }
}

/** Path of the binary of a version after its installation. */
export function binaryPath(folder: string, version: string): string {
  return join(folder, `${version}-${currentPlatform()}`, binaryName());
}

/** Operating system and architecture of this machine, such as `linux-x64`. */
export function currentPlatform(): string {
  return `${process.platform}-${process.arch}`;
}

export function binaryName(): string {
  return process.platform === "win32" ? "stepflow-server.exe" : "stepflow-server";
}
