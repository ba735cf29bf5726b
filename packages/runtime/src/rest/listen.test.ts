import { request as httpRequest } from "node:http";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { type ListenOptions, listen, type RuntimeListener } from "./listen.ts";

const listeners: RuntimeListener[] = [];
afterEach(() => Promise.all(listeners.splice(0).map((listener) => listener.close())));

async function serve(app: Hono, options?: ListenOptions): Promise<RuntimeListener> {
  const listener = await listen(app, options);
  listeners.push(listener);
  return listener;
}

const hello = new Hono().get("/", (context) => context.text("hello"));

/** Returns the status of a request with headers that `fetch` does not allow. */
function statusWith(url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", reject).end();
  });
}

describe("listen", () => {
  it("listens on loopback, on a free port, and returns the URL", async () => {
    const { url, port } = await serve(hello);
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(await (await fetch(url)).text()).toBe("hello");
  });

  it("reports a port that is in use, with a remedy", async () => {
    const { port } = await serve(hello);
    await expect(listen(hello, { port })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: another process listens there. Choose another port, or 0 for a free one.`,
    );
  });

  it("guards.host-and-origin: refuses an empty host, which would mean every address", async () => {
    await expect(listen(hello, { host: "" })).rejects.toThrow('Use an address such as "127.0.0.1"');
  });

  it("leaves the globals of the process alone", async () => {
    const [before, beforeRequest] = [globalThis.Response, globalThis.Request];
    await serve(hello);
    expect([globalThis.Response, globalThis.Request]).toEqual([before, beforeRequest]);
  });

  it.each<[string, Readonly<Record<string, string>>, number]>([
    ["of this machine", { host: "localhost:7840" }, 200],
    ["of a page of this machine", { origin: "http://localhost:3000" }, 200],
    ["that names another host", { host: "evil.example" }, 403],
    ["of a page of another host", { origin: "https://evil.example" }, 403],
  ])(
    "guards.host-and-origin: accepts this machine and its own pages only: a request %s",
    async (_what, headers, status) => {
      expect(await statusWith((await serve(hello)).url, headers)).toBe(status);
    },
  );

  it("guards.host-and-origin: refuses an address that other machines reach, unless that is acknowledged", async () => {
    for (const host of ["0.0.0.0", "::", "192.0.2.1", "runtime.example"]) {
      await expect(listen(hello, { host })).rejects.toThrow(`Refusing to listen on ${host}`);
      await expect(listen(hello, { host, allowedHosts: ["a.example"], unauthenticated: false })).rejects.toThrow(
        "Set unauthenticated: true",
      );
    }
  });

  it("guards.host-and-origin: an exposed listener refuses web pages that are not listed", async () => {
    const options = { host: "0.0.0.0", unauthenticated: true };
    const open = (await serve(hello, options)).url.replace("0.0.0.0", "127.0.0.1");
    expect(await statusWith(open, { host: "runtime.example" })).toBe(200);
    expect(await statusWith(open, { host: "evil.example", origin: "http://evil.example" })).toBe(403);
    expect(await statusWith(open, { origin: "http://localhost:3000" })).toBe(403);
    const listed = (await serve(hello, { ...options, allowedHosts: ["app.example"] })).url;
    const url = listed.replace("0.0.0.0", "127.0.0.1");
    expect(await statusWith(url, { host: "app.example", origin: "https://app.example" })).toBe(200);
    expect(await statusWith(url, { host: "app.example", origin: "https://evil.example" })).toBe(403);
  });

  it("accepts other hosts that are allowed", async () => {
    const { url } = await serve(hello, { allowedHosts: ["runtime.example"] });
    expect(await statusWith(url, { host: "runtime.example", origin: "https://runtime.example" })).toBe(200);
    await expect(listen(hello, { allowedHosts: ["http://x"] })).rejects.toThrow("allowedHosts");
  });

  it("ends open requests and event streams when it is closed; a second call waits for the first", async () => {
    let cancelled = (): void => undefined;
    const cancelling = new Promise<void>((resolve) => {
      cancelled = resolve;
    });
    const endless = new Hono()
      .get("/never", () => new Promise<Response>(() => undefined))
      .get("/stream", () => {
        const body = new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode(": here\n\n")),
          cancel: () => cancelled(),
        });
        return new Response(body, { headers: { "content-type": "text/event-stream" } });
      });
    const { url, close } = await serve(endless);
    const open = fetch(`${url}/never`).then(
      () => "answered",
      () => "broken",
    );
    const stream = await fetch(`${url}/stream`);
    const reader = stream.body?.getReader();
    await reader?.read();
    await Promise.all([close(), close()]);
    expect(await open).toBe("broken");
    await expect(reader?.read()).rejects.toThrow();
    await cancelling;
    await expect(fetch(url)).rejects.toThrow();
  });
});
