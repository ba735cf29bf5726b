import type { Stats } from "node:fs";
import { lstat, mkdir } from "node:fs/promises";

const WRITABLE_BY_OTHERS = 0o022;

/** Creates the folder with access for this user only if it is missing, then checks it like {@link checkPrivateFolder}. */
export async function preparePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await checkPrivateFolder(path);
}

/**
 * Checks that no other user can put files or links into the folder.
 *
 * @throws Error if the folder is missing, is not a real folder, belongs to another user or is writable by others.
 */
export async function checkPrivateFolder(path: string): Promise<void> {
  const stats = await lstat(path);
  if (!stats.isDirectory()) throw new Error(`${path} is not a folder (links to folders are not accepted)`);
  if (!isPrivate(stats)) {
    throw new Error(
      `${path} belongs to another user or is writable by others. Use a folder of your own and run "chmod 700" on it.`,
    );
  }
}

/** Whether only this user can have written the file. On Windows, files have no owner id; the user's profile protects them. */
export function isPrivate(stats: Stats): boolean {
  if (process.getuid === undefined) return true;
  return stats.uid === process.getuid() && (stats.mode & WRITABLE_BY_OTHERS) === 0;
}
