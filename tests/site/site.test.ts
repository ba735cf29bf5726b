import { existsSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDeadLinks } from "../../docs/site/dead-links.ts";
import { SIDEBAR } from "../../docs/site/navigation.ts";
import { readSchemas } from "../../docs/site/schema-pages.ts";
import { readText } from "../architecture/repository.ts";
import { type StartedBrowser, startBrowser } from "../packaging/browser/browser.ts";
import { IS_WHOLE, sampleOf } from "../support/whole.ts";
import { buildSite, listPages, ORIGIN, SITE, serveSite } from "./built-site.ts";

/** One page of each kind. In `npm test`, every third of them is looked at; `npm run test:whole` looks at all pages. */
const KINDS = [
  ...["/", "/guide/runtimes", "/examples/hello", "/packages/cli/", "/internals/wire", "/api/worker/node", "/protocol/"],
  ...["/protocol/checklist", "/schemas/", "/schemas/v1/protocol", "/reference/errors", "/migration/from-stepflow-py"],
];

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

  it("docs.guides: has a page for every part of the protocol, and one for those who migrate", () => {
    const guides = ["", "transport", "messages", "methods", "callbacks", "errors", "pull", "security", "checklist"];
    const wanted = [...guides.map((name) => `/protocol/${name}`), "/migration/from-stepflow-py", "/reference/errors"];
    expect(wanted.filter((path) => !listPages().includes(path))).toEqual([]);
  });

  it("gives language models a list of its pages, and all of them as one text", () => {
    const links = [...readText("docs/dist/llms.txt").matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => link);
    expect(links).toContain("/guide/blobs.md");
    expect(links.filter((link) => !existsSync(join(SITE, link)))).toEqual([]);
    expect(readText("docs/dist/llms-full.txt")).toContain("Shared configuration");
  });
});

describe.each(readSchemas())("the page of $path.json", ({ path, text, schema }) => {
  const names = Object.keys(schema.$defs ?? {});

  it("docs.schema-addresses: the path of its $id has the JSON, and the page has an anchor for each definition", () => {
    expect(schema.$id).toBe(`https://stepflow.org/${path}.json`);
    expect(readText(`docs/dist/${path}.json`)).toBe(text);
    const html = readText(`docs/dist/${path}.html`);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !html.includes(`id="/$defs/${name}"`))).toEqual([]);
  });

  it("docs.schemas-shown, docs.generated: shows each member of each definition", () => {
    const html = readText(`docs/dist/${path}.html`);
    const members = Object.entries(schema.$defs ?? {}).flatMap(([name, { properties = {} }]) =>
      Object.keys(properties).map((member) => `id="/$defs/${name}/properties/${member}"`),
    );
    expect(members.length).toBeGreaterThan(2);
    expect(members.filter((anchor) => !html.includes(anchor))).toEqual([]);
  });
});

describe("in Chromium", () => {
  it("axe finds no fault in a page of any kind", { timeout: 900_000 }, async () => {
    const faults: string[] = [];
    for (const path of IS_WHOLE ? listPages() : sampleOf(KINDS, 3)) {
      await page.goto(`${ORIGIN}${path}`);
      faults.push(...(await faultsOf(page)));
    }
    expect(faults).toEqual([]);
  });

  it("axe finds no fault in the dark colours", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    for (const path of ["/", "/schemas/v1/protocol", "/protocol/"]) {
      await page.goto(`${ORIGIN}${path}`);
      expect(await faultsOf(page, ["color-contrast"])).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: "light" });
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
    expect(page.url()).toBe(`${ORIGIN}/reference/errors#blobnotfounderror`);
    // The address changes before the page does.
    await page.locator("main", { hasText: "Blob not found: the runtime has no blob with this id." }).waitFor();
  });

  it("shows the pictures of pages", async () => {
    await page.goto(`${ORIGIN}/guide/flows`);
    await page.getByRole("img", { name: "The input leads to count" }).waitFor();
    expect(
      await page.evaluate(`[...document.querySelectorAll("main img")].map((img) => img.naturalWidth > 100)`),
    ).toEqual([true]);
  });

  it("docs.schema-addresses: a link to a definition opens there", async () => {
    await page.goto(`${ORIGIN}/schemas/v1/protocol#/$defs/ComponentExecuteParams`);
    await page.waitForFunction(`(() => {
      const { top } = document.getElementById("/$defs/ComponentExecuteParams").getBoundingClientRect();
      return top >= 0 && top < innerHeight / 2;
    })()`);
  });

  it("docs.without-scripts, docs.schemas-shown: pages are complete without scripts", async () => {
    const plain = await started.browser.newContext({ javaScriptEnabled: false });
    await serveSite(plain);
    const reader = await plain.newPage();
    for (const { path, schema } of readSchemas()) {
      await reader.goto(`${ORIGIN}/${path}`);
      const text = (await reader.locator("main").textContent()) ?? "";
      expect(text).not.toMatch(/Loading/);
      expect(Object.keys(schema.$defs ?? {}).filter((name) => !text.includes(name))).toEqual([]);
    }
    await reader.goto(`${ORIGIN}/protocol/transport`);
    expect(await reader.locator("main").textContent()).toContain(
      "An event stream carries the callbacks of one execution",
    );
    await plain.close();
  });
});

/** What axe finds wrong in the page by the rules that are named, or by all. */
async function faultsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const options = rules === undefined ? {} : { runOnly: rules };
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as axe.AxeResults;
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
  );
  return found.map((fault) => `${page.url()} ${fault}`);
}
