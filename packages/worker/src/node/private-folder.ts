import type { Stats } from "node:fs";
import { lstat, mkdir } from "node:fs/promises";

const WRITABLE_BY_OTHERS = 0o022;

/** Creates the folder for this user alone when it is missing, then checks it as {@link checkPrivateFolder} does. */
export async function preparePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await checkPrivateFolder(path);
}

/**
 * Makes sure that nobody else can put files or links into the folder.
 *
 * @throws Error when the folder is missing, not a real folder, not this user's, or writable by others.
 */
export async function checkPrivateFolder(path: string): Promise<void> {
  const stats = await lstat(path);
  if (!stats.isDirectory()) throw new Error(`${path} is not a folder (a link to one is not accepted)`);
  if (!isPrivate(stats)) {
    throw new Error(
      `${path} belongs to another user or can be written by others; run "chmod 700" on a folder of your own`,
    );
  }
}

/** True when only this user can have written it. Where files have no owner (Windows) the user's profile protects them. */
export function isPrivate(stats: Stats): boolean {
  if (process.getuid === undefined) return true;
  return stats.uid === process.getuid() && (stats.mode & WRITABLE_BY_OTHERS) === 0;
}
