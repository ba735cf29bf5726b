import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDeadLinks } from "../../docs/site/dead-links.ts";
import { SIDEBAR } from "../../docs/site/navigation.ts";
import { readText } from "../architecture/repository.ts";
import { type StartedBrowser, startBrowser } from "../packaging/browser/browser.ts";
import { buildSite, listPages, ORIGIN, SITE, serveSite } from "./built-site.ts";

let started: StartedBrowser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  await buildSite();
  started = await startBrowser();
  context = await started.browser.newContext({ viewport: { width: 1280, height: 900 } });
  await serveSite(context);
  page = await context.newPage();
}, 300_000);

afterAll(() => started?.close());

describe("the documentation site", () => {
  it("has no link that leads nowhere", () => {
    expect(listPages().length).toBeGreaterThan(30);
    expect(findDeadLinks(SITE)).toEqual([]);
  });

  it("lists every page in its sidebar, except internals", () => {
    const listed = Object.values(SIDEBAR).flatMap((groups) =>
      groups.flatMap(({ items }) => items.map(({ link }) => link)),
    );
    const expected = listPages().filter((path) => !path.startsWith("/internals/"));
    expect(listed.toSorted()).toEqual(expected.toSorted());
  });

  it("shows on its first page the code of README.md, which other tests run", () => {
    const blocks = (file: string): string[] => readText(file).match(/^```ts\n.*?^```$/gms) ?? [];
    expect(blocks("docs/index.md")).toEqual(blocks("README.md"));
  });

  it("gives language models a list of its pages, and all of them as one text", () => {
    expect(readText("docs/dist/llms.txt")).toContain("](/guide/blobs.md)");
    expect(readText("docs/dist/llms-full.txt")).toContain("Shared configuration");
  });
});

describe("in Chromium", () => {
  it.each(["light", "dark"] as const)("axe finds no fault in a page (%s)", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const path of ["/", "/guide/blobs", "/guide/runtimes", "/internals/wire", "/examples/hello"]) {
      await page.goto(`${ORIGIN}${path}`);
      expect(await faultsOf(page)).toEqual([]);
    }
  });

  it("the search finds where it is described that a blob is not found, and axe finds no fault in it", async () => {
    await page.goto(`${ORIGIN}/`);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("searchbox").fill("blob not found");
    const first = page.getByRole("dialog").getByRole("link").first();
    await first.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await first.click();
    await page.waitForURL((url) => url.pathname !== "/");
    expect(await page.locator("main").textContent()).toMatch(/blob[^.]*not found|BlobNotFound/i);
  });
});

/** What axe finds wrong in the page. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate("axe.run()")) as axe.AxeResults;
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
  );
  return found.map((fault) => `${page.url()} ${fault}`);
}
