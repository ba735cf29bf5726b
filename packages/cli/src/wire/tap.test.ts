import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { startTap } from "./tap.ts";

/** Sends a request with a Host of its own, which `fetch` does not allow. */
function post(url: string, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { host: "attacker.example", origin: "http://attacker.example" };
    request(`${url}/a?b=c`, { method: "POST", headers }, resolve).once("error", reject).end(body);
  });
}

it("guards.host-and-origin: passes requests on with their Host and Origin, and reports both directions", async () => {
  const received: unknown[] = [];
  const server = createServer((incoming, outgoing) => {
    const { host, origin } = incoming.headers;
    received.push({ host, origin, path: incoming.url });
    outgoing.writeHead(403, { connection: "close" }).end("refused");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const seen: unknown[] = [];
  const tap = await startTap(
    () => target,
    ({ method, path, body }) => {
      seen.push([method, path, body.toString()]);
      return {
        chunk: (bytes) => void seen.push(Buffer.from(bytes).toString()),
        end: (status) => void seen.push(status),
      };
    },
  );
  const answer = await post(tap.url, "hello");
  expect(await answer.setEncoding("utf8").toArray()).toEqual(["refused"]);
  expect({ status: answer.statusCode, connection: answer.headers.connection }).toEqual({
    status: 403,
    connection: "close",
  });
  expect(received).toEqual([{ host: "attacker.example", origin: "http://attacker.example", path: "/a?b=c" }]);
  expect(seen).toEqual([["POST", "/a?b=c", "hello"], "refused", 403]);

  await new Promise((resolve) => server.close(resolve));
  await expect(post(tap.url, "gone")).rejects.toThrow("socket hang up");
  expect(seen.at(-1)).toBeUndefined();
  await tap[Symbol.asyncDispose]();
});
