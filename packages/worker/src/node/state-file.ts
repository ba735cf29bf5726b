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
const FORMAT = 3;
const MAX_FILE_BYTES = 65_536;
/** Number of targets that are remembered. Any caller can invent targets, and a worker has few runtimes. */
const MAX_TARGETS = 64;
const MAX_STATE_CHARS = 800;

type States = Map<string, NegotiatedState>;

/**
 * Stores negotiated states as a small file in the user's cache, one for each worker and address, with its latest targets. Files are
 * written atomically and only the user can read them; an invalid file is removed. Failures are logged at debug level and
 * never thrown, because the worker can negotiate again.
 */
export function createStateFile(options: StateFileOptions): NegotiationMemory {
  const { logger, worker, host, port } = options;
  const key = hashOf(JSON.stringify([worker, host, port]));
  const unsaved: States = new Map();
  let saving: Promise<void> | undefined;

  const pathIn = (folder: string): string => join(folder, `${key}.json`);

  const readStates = async (folder: string): Promise<States> => {
    const states = toStates(await readPrivateFile(pathIn(folder)), key);
    if (states !== undefined) return states;
    logger.debug("Removing an invalid state file.", { path: pathIn(folder) });
    await rm(pathIn(folder), { force: true });
    return new Map();
  };

  const saveAll = async (): Promise<void> => {
    const folder = await folderOf(options.directory);
    await preparePrivateFolder(folder);
    while (unsaved.size > 0) {
      const states = await readStates(folder).catch(ignoreMissing);
      for (const [target, state] of unsaved) remember(states, target, state);
      unsaved.clear();
      await writeAtomically(pathIn(folder), JSON.stringify({ format: FORMAT, key, states: [...states] }));
    }
  };

  return {
    async load(target) {
      try {
        const folder = await folderOf(options.directory);
        await checkPrivateFolder(folder);
        return (await readStates(folder)).get(hashOf(target));
      } catch (error) {
        if (!isMissing(error)) logger.debug("The state file cannot be read.", { target: showUrl(target), error });
      }
      return undefined;
    },

    async save(target, state) {
      if (JSON.stringify(state).length > MAX_STATE_CHARS) return;
      remember(unsaved, hashOf(target), state);
      try {
        while (unsaved.size > 0) {
          saving ??= saveAll().finally(() => {
            saving = undefined;
          });
          await saving;
        }
      } catch (error) {
        unsaved.clear();
        logger.debug("The state file cannot be written.", { target: showUrl(target), error });
      }
    },
  };
}

/** Adds a state as the latest one, and forgets the oldest if there are too many. */
function remember(states: States, target: string, state: NegotiatedState): void {
  states.delete(target);
  states.set(target, state);
  for (const oldest of states.keys()) {
    if (states.size <= MAX_TARGETS) return;
    states.delete(oldest);
  }
}

function ignoreMissing(error: unknown): States {
  if (isMissing(error)) return new Map();
  throw error;
}

async function folderOf(directory: string | undefined): Promise<string> {
  const chosen = directory ?? process.env["STEPFLOW_STATE_DIR"];
  if (chosen) return chosen;
  // Loaded only here, because env-paths looks for the home folder when it is loaded and throws if there is none.
  const { default: envPaths } = await import("env-paths");
  return join(envPaths("stepflow-typescript", { suffix: "" }).cache, "workers");
}

/** Keys and targets are stored as hashes, because the query of a target may contain a token. */
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

function toStates(text: string, key: string): States | undefined {
  const content = parseJson(text);
  if (!isJsonObject(content) || content["format"] !== FORMAT || content["key"] !== key) return undefined;
  const { states } = content;
  return Array.isArray(states) && states.every(isEntry) ? new Map(states) : undefined;
}

function isEntry(value: unknown): value is [string, NegotiatedState] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === "string" && isNegotiatedState(value[1]);
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
