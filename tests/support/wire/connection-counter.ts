import type { Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { Served } from "./endpoint-servers.ts";

/** Counts the connections that a server accepts from now on. */
export interface ConnectionCounter {
  readonly count: number;
  /** Resolves when all counted connections are closed. */
  closed(): Promise<unknown>;
}

export function watchConnections({ server }: Served): ConnectionCounter {
  const closing: Promise<void>[] = [];
  // `events.once` would reject if an error precedes the end.
  const onConnection = (socket: Socket): void => {
    closing.push(new Promise((resolve) => socket.once("close", () => resolve())));
  };
  server?.on("connection", onConnection);
  onTestFinished(() => void server?.off("connection", onConnection));
  return {
    get count() {
      return closing.length;
    },
    closed: () => Promise.all(closing),
  };
}
