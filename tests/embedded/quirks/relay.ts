import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { CommandWorker, InProcessWorker } from "@stepflow/runtime";

/** A worker process that forwards all messages to a worker of this process. */
export async function relayTo(worker: InProcessWorker): Promise<{ readonly source: CommandWorker } & AsyncDisposable> {
  const server = createServer((request, response) => void answer(worker, request, response));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    source: { command: process.execPath, args: [fileURLToPath(new URL("relay.mjs", import.meta.url)), origin] },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

/** If the worker breaks the connection, the process does so, too. */
async function answer(worker: InProcessWorker, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await text(request);
    const answered = await worker.fetch(new Request("http://worker.test/", { method: "POST", body }));
    const bytes = Buffer.from(await answered.arrayBuffer());
    response.writeHead(answered.status, Object.fromEntries(answered.headers)).end(bytes);
  } catch {
    response.destroy();
  }
}
