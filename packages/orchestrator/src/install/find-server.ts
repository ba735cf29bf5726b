import { access, constants } from "node:fs/promises";
import { resolve } from "node:path";
import { ServerMismatchError } from "../orchestrator-error.ts";
import { checkVersion } from "../server-version.ts";
import { binaryPath, type CacheOptions, currentPlatform, serversFolder } from "./cache-folder.ts";
import { fileHash } from "./file-hash.ts";
import { knownHash, knownVersion } from "./known-binaries.ts";

/** Options of {@link findServer}. */
export interface FindServerOptions extends CacheOptions {
  /**
   * Path of a `stepflow-server` binary of the wanted version.
   *
   * @default `$STEPFLOW_SERVER`, otherwise the cache
   */
  readonly binary?: string | undefined;
}

/** A `stepflow-server` binary on this machine. */
export interface FoundServer {
  /** Path of the binary. */
  readonly path: string;
  /** What led to the binary: the `binary` option, `$STEPFLOW_SERVER`, or the cache. */
  readonly source: "option" | "environment" | "cache";
  /** True if the hash is that of the published binary of this version. */
  readonly verified: boolean;
}

/**
 * Finds the `stepflow-server` binary of a version without installing it: the `binary` option, otherwise `$STEPFLOW_SERVER`, otherwise the
 * cache. Returns undefined if none of these leads to a binary.
 *
 * @throws TypeError if the version is not an exact one.
 * @throws ServerMismatchError if the option or the variable names a file that is not executable, or the published binary of another
 * version.
 *
 * @example
 * ```ts source="./find-server.examples.ts#findServer"
 * const server = await findServer("0.11.1");
 * console.log(server === undefined ? "not installed" : `${server.path} (${server.source})`);
 * ```
 */
export async function findServer(version: string, options: FindServerOptions = {}): Promise<FoundServer | undefined> {
  checkVersion(version);
  const env = options.env ?? process.env;
  if (options.binary !== undefined) return await check("option", options.binary, version);
  const fromEnv = env["STEPFLOW_SERVER"];
  if (fromEnv !== undefined && fromEnv !== "") return await check("environment", fromEnv, version);
  const path = binaryPath(serversFolder(options), version);
  if (!(await isCached(path, version))) return undefined;
  return { path, source: "cache", verified: knownHash(currentPlatform(), version) !== undefined };
}

/** Whether the cache holds an intact binary. A damaged one counts as missing, so it is installed again. */
export async function isCached(path: string, version: string): Promise<boolean> {
  if (!(await isExecutable(path))) return false;
  const expected = knownHash(currentPlatform(), version);
  return expected === undefined || expected === (await fileHash(path));
}

async function check(source: "option" | "environment", binary: string, version: string): Promise<FoundServer> {
  const path = resolve(binary);
  const named = source === "option" ? 'option "binary"' : "STEPFLOW_SERVER";
  if (!(await isExecutable(path))) {
    throw new ServerMismatchError(`${named} names ${path}, which is not an executable file.`, {
      hint: `Remove the setting to install stepflow-server ${version} automatically.`,
    });
  }
  const actual = knownVersion(currentPlatform(), await fileHash(path));
  if (actual !== undefined && actual !== version) throw wrongVersion(path, actual, version, named);
  return { path, source, verified: actual === version };
}

/** Creates the error for a binary of another version than the wanted one. */
export function wrongVersion(path: string, actual: string, wanted: string, named: string): ServerMismatchError {
  return new ServerMismatchError(`${path} (${named}) is stepflow-server ${actual}, but ${wanted} is wanted.`, {
    hint: `Remove the setting to install ${wanted} automatically, or request version "${actual}".`,
  });
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
