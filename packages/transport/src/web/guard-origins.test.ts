import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { guardOrigins } from "./guard-origins.ts";

const appOf = (...policy: Parameters<typeof guardOrigins>) =>
  new Hono().use(guardOrigins(...policy)).get("/", (context) => context.text("own route"));

const ask = async (app: Hono, headers: Record<string, string>) => (await app.request("/", { headers })).status;

describe("guardOrigins", () => {
  it("guards.host-and-origin: refuses foreign hosts and pages, and names the setting", async () => {
    const app = appOf({ bind: "127.0.0.1", allowedHosts: ["admin.example"] });
    expect(await ask(app, { host: "localhost:3000" })).toBe(200);
    expect(await ask(app, { host: "admin.example", origin: "https://admin.example" })).toBe(200);
    expect(await ask(app, { host: "localhost", origin: "https://evil.example" })).toBe(403);
    const refused = await app.request("/", { headers: { host: "evil.example" } });
    expect([refused.status, await refused.text()]).toEqual([
      403,
      'Host "evil.example" is not allowed; add it to allowedHosts if it should be.',
    ]);
  });

  it("guards.host-and-origin: refuses foreign pages under an unknown address, too", async () => {
    expect(await ask(appOf(), { host: "worker.example" })).toBe(200);
    expect(await ask(appOf(), { host: "worker.example", origin: "https://worker.example" })).toBe(403);
  });
});
