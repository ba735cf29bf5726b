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
    const sockets = this.#sockets;
    // One listener for all sockets, because a connection would keep one of its own as long as it is open.
    function forget(this: Socket): void {
      sockets.delete(this);
    }
    this.on("connection", (socket) => {
      sockets.add(socket);
      socket.on("close", forget);
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
