import { createDeferred } from "@stepflow/protocol/internal";
import { createWorkerClient, type WorkerClientOptions } from "@stepflow/transport/client";
import { scriptStream, scriptWorker } from "./scripted-worker.ts";

/** Connects a client to a worker that answers through a function. */
export function connect(onRequest: Parameters<typeof scriptWorker>[0], options: Partial<WorkerClientOptions> = {}) {
  const worker = scriptWorker(onRequest);
  const log: string[] = [];
  const note = (message: string) => void log.push(message);
  const logger = { debug: note, warn: note, error: note };
  const client = createWorkerClient({ url: "http://worker.test/", fetch: worker.fetch, logger, ...options });
  return { ...worker, client, log };
}

/** Connects to a worker whose stream the test writes after the request has arrived. */
export function connectStream(
  options: Partial<WorkerClientOptions> = {},
  headers: Readonly<Record<string, string>> = {},
) {
  const stream = scriptStream(headers);
  const opened = createDeferred<string>();
  const connection = connect(({ message }) => {
    opened.resolve(message.id ?? "");
    return stream.response;
  }, options);
  return { ...connection, stream, opened: opened.promise };
}
