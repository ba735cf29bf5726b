import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CreateError } from "../exit/create-error.ts";
import type { ProjectFiles } from "./template-files.ts";

/**
 * Writes the files into a temporary folder beside the target, and then gives it the name of the target. The project is there as a whole or
 * not at all. Returns the uppermost folder that did not exist before.
 *
 * @throws CreateError if the target is not empty or cannot be written; the reason of the signal.
 */
export async function writeProject(folder: string, files: ProjectFiles, signal: AbortSignal): Promise<string> {
  await checkTarget(folder);
  const parent = dirname(folder);
  const created = await makeFolder(parent, folder);
  try {
    const temporary = await mkdtemp(join(parent, `.${basename(folder)}-`)).catch((cause) => refuse(folder, cause));
    try {
      for (const [path, text] of files) {
        signal.throwIfAborted();
        await mkdir(dirname(join(temporary, path)), { recursive: true });
        await writeFile(join(temporary, path), text);
      }
      signal.throwIfAborted();
      await moveTo(folder, temporary);
      return created ?? folder;
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      throw error instanceof CreateError ? error : refuse(folder, error);
    }
  } catch (error) {
    if (created !== undefined) await rm(created, { recursive: true, force: true });
    throw error;
  }
}

/** Checks that nothing is in the way. @throws CreateError if the target is a file, or a folder with files. */
export async function checkTarget(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    if (error.code === "ENOTDIR") {
      throw new CreateError("failed", `The folder ${folder} cannot be created: a file is in the way.`);
    }
    return refuse(folder, error);
  });
  if (names.length > 0) throw new CreateError("failed", `The folder ${folder} is not empty: choose another name.`);
}

/** Creates missing folders above the project, and returns the uppermost of them. */
async function makeFolder(parent: string, folder: string): Promise<string | undefined> {
  const missing: string[] = [];
  for (let path = parent; !existsSync(path); path = dirname(path)) missing.unshift(path);
  // One by one, because Node's recursive `mkdir` never returns for some folders in which nothing can be created, such as /proc.
  for (const path of missing) {
    await mkdir(path).catch(async (cause) => {
      await rm(missing[0] ?? path, { recursive: true, force: true });
      return refuse(folder, cause);
    });
  }
  return missing[0];
}

async function moveTo(folder: string, temporary: string): Promise<void> {
  // Some systems do not replace a folder, even if it is empty.
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(temporary, folder);
}

function refuse(folder: string, cause: unknown): never {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reason = code === "EACCES" || code === "EPERM" || code === "EROFS" ? "its parent cannot be written" : message;
  throw new CreateError("failed", `The folder ${folder} cannot be created: ${reason}.`, { cause });
}
