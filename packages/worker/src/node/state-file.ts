import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { isJsonObject } from "@stepflow/protocol";
import { showUrl } from "@stepflow/protocol/internal";
import { isNegotiatedState, type NegotiatedState, type NegotiationMemory } from "../link/negotiation-memory.ts";
import type { Logger } from "../log/logger.ts";
import { checkPrivateFolder, isPrivate, preparePrivateFolder } from "./private-folder.ts";
import { writeAtomically } from "./write-atomically.ts";

/** Options of {@link createStateFile}. */
export interface StateFileOptions {
  /** Folder of the files. @default `STEPFLOW_STATE_DIR`, else a folder in the user's cache */
  readonly directory?: string | undefined;
  readonly logger: Logger;
  /** Name of the worker. Name, host and port distinguish the workers of one machine. */
  readonly worker: string;
  readonly host: string;
  readonly port: number;
}

/** Version of the file format. Increase it when the content changes, so that older files are ignored. */
const FORMAT = 2;
const MAX_FILE_BYTES = 16_384;

/**
 * Stores negotiated states as small files in the user's cache, one for each worker, address and target, so that none
 * overwrites another. Files are written atomically and only the user can read them; an invalid file is removed. Failures
 * are logged at debug level and never thrown, because the worker can negotiate again.
 */
export function createStateFile(options: StateFileOptions): NegotiationMemory {
  const { logger, worker, host, port } = options;
  const keyOf = (target: string) => hashOf(JSON.stringify([worker, host, port, target]));

  return {
    async load(target) {
      try {
        const folder = await folderOf(options.directory);
        await checkPrivateFolder(folder);
        const path = join(folder, `${keyOf(target)}.json`);
        const state = readState(await readPrivateFile(path), keyOf(target));
        if (state !== undefined) return state;
        logger.debug("Removing an invalid state file.", { path });
        await rm(path, { force: true });
      } catch (error) {
        if (!isMissing(error)) logger.debug("The state file cannot be read.", { target: showUrl(target), error });
      }
      return undefined;
    },

    async save(target, state) {
      try {
        const folder = await folderOf(options.directory);
        await preparePrivateFolder(folder);
        const path = join(folder, `${keyOf(target)}.json`);
        await writeAtomically(path, JSON.stringify({ format: FORMAT, key: keyOf(target), state }));
      } catch (error) {
        logger.debug("The state file cannot be written.", { target: showUrl(target), error });
      }
    },
  };
}

async function folderOf(directory: string | undefined): Promise<string> {
  const chosen = directory ?? process.env["STEPFLOW_STATE_DIR"];
  if (chosen) return chosen;
  // Loaded only here, because env-paths looks for the home folder when it is loaded and throws if there is none.
  const { default: envPaths } = await import("env-paths");
  return join(envPaths("stepflow-typescript", { suffix: "" }).cache, "workers");
}

/** A key is stored as its hash, because the query of a target may contain a token. */
function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Returns the file's text, or an empty string if it is not a small, regular file that only this user can write. */
async function readPrivateFile(path: string): Promise<string> {
  const file = await openFile(path);
  if (file === undefined) return "";
  try {
    const stats = await file.stat();
    const isTrusted = stats.isFile() && isPrivate(stats) && stats.size <= MAX_FILE_BYTES;
    return isTrusted ? await file.readFile("utf8") : "";
  } finally {
    await file.close();
  }
}

/** Opens a file. Returns `undefined` for a symbolic link and does not block on a named pipe. */
async function openFile(path: string): Promise<FileHandle | undefined> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  try {
    return await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    if (codeOf(error) === "ELOOP") return undefined;
    throw error;
  }
}

function readState(text: string, key: string): NegotiatedState | undefined {
  const content = parseJson(text);
  if (!isJsonObject(content) || content["format"] !== FORMAT || content["key"] !== key) return undefined;
  return isNegotiatedState(content["state"]) ? content["state"] : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
