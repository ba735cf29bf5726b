import { request as httpRequest } from "node:http";
import { describe, expect, it } from "vitest";
import { start, useNeutralEnvironment } from "../../../../tests/support/workers/holding-worker.ts";
import type { ServeOptions } from "./serve-options.ts";

useNeutralEnvironment();

const BODY = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "components/list", params: {} });

/** Status of a message with headers that fetch does not let anybody set. */
function statusWith(port: number, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const all = { "content-type": "application/json", host: "worker.example", ...headers };
    const request = httpRequest({ host: "127.0.0.1", port, method: "POST", headers: all }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", reject).end(BODY);
  });
}

describe("guards.host-and-origin: a worker that other machines reach", () => {
  const pages = ["http://evil.example", "https://worker.example.evil.example", "http://localhost:3000", "null"];
  const open: ServeOptions = { host: "0.0.0.0", unauthenticated: true };

  it("refuses every web page that is not listed", async () => {
    const { port } = await start(open);
    expect(await statusWith(port, {})).toBe(200);
    for (const origin of [...pages, "https://worker.example"]) expect(await statusWith(port, { origin })).toBe(403);
    const listed = await start({ ...open, allowedHosts: ["worker.example"] });
    expect(await statusWith(listed.port, { origin: "https://worker.example" })).toBe(200);
    for (const origin of pages) expect(await statusWith(listed.port, { origin })).toBe(403);
  });

  it("refuses every Host that is not listed, if there is a list", async () => {
    const { port } = await start({ ...open, allowedHosts: ["worker.example"] });
    expect(await statusWith(port, {})).toBe(200);
    for (const host of ["evil.example", "127.0.0.1", "worker.example.evil.example", "worker.example@evil.example"])
      expect(await statusWith(port, { host })).toBe(403);
  });
});
