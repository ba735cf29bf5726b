import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** Returns a port that is free at this moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
