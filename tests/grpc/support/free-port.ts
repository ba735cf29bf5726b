import type { AddressInfo } from "node:net";
import { createServer } from "node:net";

/** A port that nobody listens on: workers may begin to pull before their runtime is there. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
