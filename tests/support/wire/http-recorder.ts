import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that went by. */
export interface Recorded {
  /** Of the recorder that saw it. */
  readonly where: string;
  readonly method: string;
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
  /** Absent until all of the answer has gone by. */
  answer?: { readonly status: number; readonly contentType: string | undefined; readonly body: string };
}

/** A listener that lets everything through and writes it down. */
export interface HttpRecorder {
  readonly url: string;
  /** Where requests go. */
  target: string;
  close(): Promise<void>;
}

/** `log` may be shared by several recorders: it is in order of arrival. */
export async function startHttpRecorder(where: string, log: Recorded[], target = ""): Promise<HttpRecorder> {
  const recorder = { target };
  const server = createServer((incoming, outgoing) => {
    void readText(incoming).then((body) => {
      const { method = "", url: path = "/", headers } = incoming;
      const entry: Recorded = { where, method, path, contentType: headers["content-type"], body };
      log.push(entry);
      const url = new URL(path, recorder.target);
      const request = httpRequest(url, { method, headers: { ...headers, host: url.host } }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
        void pass(answer, (chunk) => outgoing.write(chunk)).then((text) => {
          entry.answer = {
            status: answer.statusCode ?? 0,
            contentType: answer.headers["content-type"],
            body: text,
          };
          outgoing.end();
        });
      });
      request.on("error", () => outgoing.destroy());
      request.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(recorder, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function readText(incoming: IncomingMessage): Promise<string> {
  return pass(incoming, () => {});
}

async function pass(from: IncomingMessage, onChunk: (chunk: Uint8Array) => void): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of from) {
    chunks.push(chunk as Uint8Array);
    onChunk(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString("utf8");
}
