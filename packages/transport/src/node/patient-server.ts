import { type RequestListener, Server, type ServerOptions } from "node:http";
import type { Socket } from "node:net";

/**
 * An HTTP server that closes an idle connection only after its peer has received the last response. Node counts a connection as idle as soon
 * as its response has ended, even if a slow peer has yet to receive most of it. `close()` calls {@link closeIdleConnections}, too.
 */
export class PatientServer extends Server {
  readonly #sockets = new Set<Socket>();

  constructor(options: ServerOptions, listener: RequestListener) {
    super(options, listener);
    this.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    });
  }

  /** Closes the idle connections, unless a response is being sent: Node offers no way to spare a single connection. */
  override closeIdleConnections(): void {
    const sockets = [...this.#sockets];
    if (sockets.some(({ writableLength }) => writableLength > 0)) return;
    super.closeIdleConnections();
    // Node does not count a connection as idle before its first request.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }
}
