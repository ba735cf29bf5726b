import { join } from "node:path";
import envPaths from "env-paths";

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

/** The folder that holds all installed servers. */
export function serversFolder(options: CacheOptions): string {
  const env = options.env ?? process.env;
  const cache = options.cacheDir ?? (env["STEPFLOW_CACHE_DIR"] || envPaths("stepflow", { suffix: "" }).cache);
  return join(cache, "servers");
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
