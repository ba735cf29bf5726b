import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Certificates, createCertificates } from "../../../../tests/support/wire/certificates.ts";
import { createClient } from "../index.ts";
import { createTlsFetch } from "./tls-fetch.ts";

let certificates: Certificates;
beforeAll(async () => {
  certificates = await createCertificates();
});

interface Peer {
  readonly url: string;
  /** Number of connections so far. */
  readonly connections: () => number;
}

async function startPeer(answer: (response: ServerResponse, path: string) => void): Promise<Peer> {
  const sockets = new Set<Socket>();
  const server = createServer(certificates.server, (request, response) => answer(response, request.url ?? ""));
  server.on("secureConnection", (socket) => sockets.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, connections: () => sockets.size };
}

describe("createTlsFetch", () => {
  it("uses a connection again, and keeps repeated headers and a status without a body", async () => {
    const peer = await startPeer((response, path) => {
      if (path === "/empty") {
        response.writeHead(204).end();
        return;
      }
      response.writeHead(200, [
        ["Set-Cookie", "a=1"],
        ["Set-Cookie", "b=2"],
        ["X-Text", "ok"],
      ] as never);
      response.end("text");
    });
    const doFetch = createTlsFetch({ ca: certificates.ca });
    const empty = await doFetch(`${peer.url}/empty`);
    expect([empty.status, empty.body]).toEqual([204, null]);
    const response = await doFetch(new URL(`${peer.url}/text`));
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect([response.headers.get("x-text"), await response.text()]).toEqual(["ok", "text"]);
    for (let count = 0; count < 3; count++) await (await doFetch(peer.url)).text();
    expect(peer.connections()).toBeLessThan(5);
  });

  it("refuses URLs without TLS, before anything is sent", async () => {
    const doFetch = createTlsFetch({ ca: certificates.ca });
    await expect(doFetch("http://127.0.0.1:1")).rejects.toThrow("Write https:// in the URL of the runtime.");
  });

  it("leads a client through redirects, and not to a URL without TLS", async () => {
    const peer = await startPeer((response, path) => {
      if (path.startsWith("/old")) response.writeHead(308, { location: path.replace("/old", "") }).end();
      else if (path.startsWith("/plain")) response.writeHead(308, { location: "http://127.0.0.1:1" }).end();
      else response.end('{"status":"healthy"}');
    });
    const doFetch = createTlsFetch({ ca: certificates.ca });
    const redirected = createClient({ url: `${peer.url}/old`, fetch: doFetch });
    expect((await redirected.health()).status).toBe("healthy");
    await expect(createClient({ url: `${peer.url}/plain`, fetch: doFetch }).health()).rejects.toThrow("https:");
  });

  it("ends a request when its signal is aborted, also while the body arrives", async () => {
    const peer = await startPeer((response, path) => {
      if (path !== "/silent") response.writeHead(200).write("begin");
    });
    const doFetch = createTlsFetch({ ca: certificates.ca });
    const controller = new AbortController();
    const silent = doFetch(`${peer.url}/silent`, { signal: controller.signal });
    const reader = (await doFetch(`${peer.url}/slow`, { signal: controller.signal })).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("begin");
    const rest = reader?.read();
    controller.abort(new Error("enough"));
    await expect(silent).rejects.toThrow();
    await expect(rest).rejects.toThrow();
  });

  it("fails the reader of a body that breaks off", async () => {
    const peer = await startPeer((response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("begin", () => response.destroy());
    });
    const client = createClient({ url: peer.url, fetch: createTlsFetch({ ca: certificates.ca }) });
    await expect(client.health()).rejects.toMatchObject({ name: "RuntimeUnreachableError" });
  });

  it.each<[string, (made: Certificates) => object, string]>([
    [
      "a key of another certificate",
      ({ client, server }) => ({ cert: client.cert, key: server.key }),
      "Check that key",
    ],
    ["a path", () => ({ ca: "ca.pem" }), "createTlsFetch: ca must be a certificate in PEM"],
    ["an unknown option", ({ ca }) => ({ cacert: ca }), 'createTlsFetch: there is no option "cacert".'],
  ])("refuses %s", (_what, optionsOf, message) => {
    expect(() => createTlsFetch(optionsOf(certificates))).toThrow(message);
  });
});
