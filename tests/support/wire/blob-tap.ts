import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";

/** Proxy in front of a runtime's Blob API that counts the requests. */
export interface BlobTap {
  /** URL that the runtime announces to its workers. */
  readonly url: string;
  /** URL of the runtime, set when it listens. */
  target: string;
  /** Requests such as `GET 0a1b…` and `POST`, in order of arrival. */
  readonly seen: string[];
  close(): Promise<void>;
}

export async function startBlobTap(): Promise<BlobTap> {
  const tap = { target: "", seen: [] as string[] };
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? "/";
    tap.seen.push(`${incoming.method} ${path.replace(/^\/blobs\/?/, "")}`.trim());
    const { method, headers } = incoming;
    const url = new URL(`/api/v1${path}`, tap.target);
    const request = httpRequest(url, { method, headers: { ...headers, host: url.host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    request.on("error", () => outgoing.destroy());
    incoming.pipe(request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(tap, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/blobs`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
