import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { createServer } from "node:tls";
import { onTestFinished } from "vitest";
import type { Certificate } from "./certificates.ts";

export interface TlsProxyOptions {
  /** Certificate that the proxy shows. */
  readonly certificate: Certificate;
  /** Port on 127.0.0.1 to which the proxy forwards. */
  readonly target: number;
  /** Authority of the clients. Clients without its certificate are refused. */
  readonly clientCa?: string | undefined;
  /**
   * Protocols that the proxy offers. gRPC needs h2.
   *
   * @default ["http/1.1"]
   */
  readonly protocols?: readonly ("h2" | "http/1.1")[] | undefined;
}

/** Starts a proxy that ends TLS in front of a server without it, as real deployments have it, for one test. Returns its port. */
export async function startTlsProxy({
  certificate,
  target,
  clientCa,
  protocols = ["http/1.1"],
}: TlsProxyOptions): Promise<number> {
  const sockets = new Set<Socket>();
  const authority = clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true };
  const server = createServer({ ...certificate, ...authority, ALPNProtocols: [...protocols] }, (secure) => {
    const plain = connect(target, "127.0.0.1");
    for (const socket of [secure, plain]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        (socket === secure ? plain : secure).destroy();
      });
    }
    secure.pipe(plain).pipe(secure);
  });
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
