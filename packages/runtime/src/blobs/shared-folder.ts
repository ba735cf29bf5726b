import { stat } from "node:fs/promises";
import type { RuntimeLogger } from "../runtime-logger.ts";

const WRITABLE_BY_OTHERS = 0o022;

/**
 * Logs a warning if other users of the machine could replace the files of a folder. Folders that are created are private, but an existing
 * one keeps its mode. On Windows, files have no owner id; the user's profile protects them.
 */
export async function warnOfSharedFolder(folder: string, logger: RuntimeLogger): Promise<void> {
  if (process.getuid === undefined) return;
  const stats = await stat(folder).catch(() => undefined);
  if (stats === undefined) return;
  if (stats.uid === process.getuid() && (stats.mode & WRITABLE_BY_OTHERS) === 0) return;
  logger.warn(
    `Other users of this machine can replace the files in ${folder}. Use a folder of your own, and run "chmod 700" on it.`,
  );
}
