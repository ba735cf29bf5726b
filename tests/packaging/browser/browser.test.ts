import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StartedBrowser, startBrowser } from "./browser.ts";
import * as onNode from "./page.ts";

// The page has a secure context, which most of `crypto` needs. This test answers the request for the page, so no server is needed.
const ORIGIN = "http://localhost";

let started: StartedBrowser;
let page: Page;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./page.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    conditions: ["@stepflow/source"],
    external: ["@valibot/to-json-schema", "zod-to-json-schema"],
  });
  const bundle = outputFiles[0]?.text ?? "";
  started = await startBrowser();
  page = await started.browser.newPage();
  await page.route("**", (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
    if (pathname === "/page.js") return route.fulfill({ contentType: "text/javascript", body: bundle });
    return route.abort();
  });
  await page.goto(ORIGIN);
}, 60_000);

afterAll(() => started?.close());

/** Calls a function of `page.ts` in the browser. */
function inBrowser(name: string): Promise<unknown> {
  return page.evaluate(`import("/page.js").then((page) => page[${JSON.stringify(name)}]())`);
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("in a browser", () => {
  it("the tests run in Chromium, without globals of Node", async () => {
    expect(await page.evaluate("navigator.userAgent")).toMatch(/Chrome\/\d+/);
    expect(await page.evaluate("[typeof process, typeof Buffer, typeof require]")).toEqual(Array(3).fill("undefined"));
  });

  it.each(Object.entries(onNode))("%s have the same results as on Node", async (name, run) => {
    const expected = asJson(await run());
    expect(JSON.stringify(expected).length).toBeGreaterThan(10);
    expect(asJson(await inBrowser(name))).toEqual(expected);
  });

  it("messages.schemas: messages are parsed, and validated to the same pointers", async () => {
    const messages = (await inBrowser("messages")) as { kind: string; id?: unknown }[];
    expect(messages.map(({ kind }) => kind)).toEqual([
      "request",
      "notification",
      "response",
      "response",
      "malformed",
      "malformed",
      "malformed",
      "malformed",
      "malformed",
    ]);
    expect(messages.at(-1)?.id).toBe("deep");
    expect(JSON.stringify(await inBrowser("validators"))).toContain('"pointer":"/component"');
  });

  it("callbacks.during-execution: a worker answers what its components return and throw", async () => {
    expect(await inBrowser("worker")).toEqual([
      [200, { jsonrpc: "2.0", id: "/double", result: { output: { n: 42 } } }],
      [200, { jsonrpc: "2.0", id: "/fail", error: expect.objectContaining({ message: "Nothing to do" }) }],
      [200, { jsonrpc: "2.0", id: "/missing", error: expect.objectContaining({ code: expect.any(Number) }) }],
    ]);
  });
});
