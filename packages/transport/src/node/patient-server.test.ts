import { once } from "node:events";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { RawConnection } from "../../../../tests/support/wire/raw-connection.ts";
import { PatientServer } from "./patient-server.ts";

/** More than the buffers of a connection between two sockets of one machine hold. */
const LARGE = "x".repeat(20_000_000);

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`;
const listener: RequestListener = ({ url }, response) => void response.end(url === "/large" ? LARGE : "ok");

/** Starts a server, and returns it with connections that have received one response each. */
async function startWithIdle(count: number) {
  const server = new PatientServer({}, listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const open = () => RawConnection.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const idle = await Promise.all(Array.from({ length: count }, open));
  for (const connection of idle) await expectAnswer(connection);
  return { server, open, idle };
}

async function expectAnswer(connection: RawConnection): Promise<void> {
  await connection.write(get("/"));
  expect(await connection.answer()).toMatchObject({ status: 200, body: "ok" });
}

it("spares the idle connections beside a slow peer, and closes all of them once the peer has its response", async () => {
  const { server, open, idle } = await startWithIdle(3);
  const slow = await open();
  await slow.write(get("/large"));
  await slow.feed.until("xxx");
  slow.socket.pause();
  server.closeIdleConnections();
  for (const connection of idle) await expectAnswer(connection);

  slow.socket.resume();
  await slow.feed.until((text) => text.length > LARGE.length);
  await expect
    .poll(() => {
      server.closeIdleConnections();
      return [slow, ...idle].map(({ feed }) => feed.ended);
    })
    .toEqual([true, true, true, true]);
  expect(slow.feed.text.endsWith(`\r\n\r\n${LARGE}`)).toBe(true);
});

it("closes idle connections after a slow peer has left in the middle of its response", async () => {
  const { server, open, idle } = await startWithIdle(2);
  const slow = await open();
  await slow.write(get("/large"));
  await slow.feed.until("xxx");
  slow.socket.pause();
  server.closeIdleConnections();
  for (const connection of idle) await expectAnswer(connection);

  slow.destroy();
  await expect
    .poll(() => {
      server.closeIdleConnections();
      return idle.map(({ feed }) => feed.ended);
    })
    .toEqual([true, true]);
});
