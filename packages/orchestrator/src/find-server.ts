import { access, constants } from "node:fs/promises";
import { resolve } from "node:path";
import { binaryPath, type CacheOptions, currentPlatform, serversFolder } from "./cache-folder.ts";
import { fileHash } from "./file-hash.ts";
import { knownHash, knownVersion } from "./known-binaries.ts";
import { ServerMismatchError } from "./orchestrator-error.ts";
import { checkVersion } from "./server-version.ts";

/** Options of {@link findServer}. */
export interface FindServerOptions extends CacheOptions {
  /** Path of a binary; default `$STEPFLOW_SERVER`. It must be of the wanted version. */
  readonly binary?: string | undefined;
}

/** A server's binary on this machine. */
export interface FoundServer {
  readonly path: string;
  /** Who said where it is. */
  readonly source: "option" | "environment" | "cache";
  /** True when its hash is that of the published binary of this version. */
  readonly verified: boolean;
}

/**
 * Finds `stepflow-server` of a version: the `binary` option, else `$STEPFLOW_SERVER`, else the cache. Undefined when it is none of these.
 *
 * @throws ServerMismatchError when the option or the variable names a file that cannot be run, or the published binary of another version.
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

/** Whether a whole and right binary is in the cache; a damaged one counts as absent and is installed again. */
export async function isCached(path: string, version: string): Promise<boolean> {
  if (!(await isExecutable(path))) return false;
  const expected = knownHash(currentPlatform(), version);
  return expected === undefined || expected === (await fileHash(path));
}

async function check(source: "option" | "environment", binary: string, version: string): Promise<FoundServer> {
  const path = resolve(binary);
  const named = source === "option" ? 'option "binary"' : "STEPFLOW_SERVER";
  if (!(await isExecutable(path))) {
    throw new ServerMismatchError(`${named} names ${path}, which is not a file that can be run`, {
      hint: `Unset it to have stepflow-server ${version} installed.`,
    });
  }
  const actual = knownVersion(currentPlatform(), await fileHash(path));
  if (actual !== undefined && actual !== version) throw wrongVersion(path, actual, version, named);
  return { path, source, verified: actual === version };
}

/** The error for a binary of another version than the wanted one. */
export function wrongVersion(path: string, actual: string, wanted: string, named: string): ServerMismatchError {
  return new ServerMismatchError(`${path} (${named}) is stepflow-server ${actual}, but ${wanted} is wanted`, {
    hint: `Unset it to have ${wanted} installed, or ask for version "${actual}".`,
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
