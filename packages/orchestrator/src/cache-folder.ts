import { join } from "node:path";
import envPaths from "env-paths";

/** Options that say where installed servers are kept and for which machine. */
export interface CacheOptions {
  /** Folder for installed servers; default `$STEPFLOW_CACHE_DIR`, else the user's cache folder. */
  readonly cacheDir?: string | undefined;
  /** Environment to read, default `process.env`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/** The folder that holds all installed servers. */
export function serversFolder(options: CacheOptions): string {
  const env = options.env ?? process.env;
  const cache = options.cacheDir ?? (env["STEPFLOW_CACHE_DIR"] || envPaths("stepflow", { suffix: "" }).cache);
  return join(cache, "servers");
}

/** Where the binary of a version is, once installed. */
export function binaryPath(folder: string, version: string): string {
  return join(folder, `${version}-${currentPlatform()}`, binaryName());
}

/** Such as `linux-x64`. */
export function currentPlatform(): string {
  return `${process.platform}-${process.arch}`;
}

export function binaryName(): string {
  return process.platform === "win32" ? "stepflow-server.exe" : "stepflow-server";
}
