import type { PullConnection } from "./pull-connection.ts";

/** Time to take what the runtime has ready. */
const TAKE_MS = 1_500;
const MAX_TAKEN_BYTES: number = 64 * 1024 * 1024;
/** Time to read what is on its way. */
const READ_REST_MS = 500;

/**
 * Takes the tasks that wait at the runtime, then closes the connection. While tasks wait, a runtime reserves some for every
 * stream. It gives them to no other worker when the stream closes, and repeats them only after the queue timeout, 30 s. No message
 * returns them unread. If too many tasks come, the window is closed, which leaves two or three with the runtime.
 */
export async function emptyStream(connection: PullConnection, mayTakeMore: () => boolean): Promise<void> {
  if (!connection.isOpen) return;
  const maxBytes = connection.bytesRead + MAX_TAKEN_BYTES;
  const hasRoom = (): boolean => mayTakeMore() && connection.bytesRead < maxBytes;
  connection.openWindow();
  await connection.untilQuiet(TAKE_MS, hasRoom);
  if (!hasRoom()) {
    connection.closeWindow();
    await connection.untilQuiet(READ_REST_MS, () => true);
  }
  await connection.close(READ_REST_MS);
}
