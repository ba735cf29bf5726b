import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** Recorded request. */
export interface Recorded {
  /** Name of the recorder. */
  readonly where: string;
  readonly method: string;
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
  /** undefined until the whole answer has passed. */
  answer?: { readonly status: number; readonly contentType: string | undefined; readonly body: string };
}

/** Proxy that records all requests and answers. */
export interface HttpRecorder {
  readonly url: string;
  /** URL that requests are passed on to. */
  target: string;
  close(): Promise<void>;
}

/** Starts a recorder. Several recorders may share a `log`, which is in order of arrival. */
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
