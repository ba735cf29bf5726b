import { readFile, writeFile } from "node:fs/promises";
import { readResults } from "../results.ts";
import { SECTIONS } from "../sections.ts";
import { toPage } from "./to-page.ts";

const PAGE = new URL("../../docs/performance.md", import.meta.url);

/** Writes docs/performance.md from bench/results.json. */
export async function writePage(): Promise<void> {
  await writeFile(PAGE, await createPage());
}

/** Whether docs/performance.md shows what is in bench/results.json. */
export async function isPageFresh(): Promise<boolean> {
  return (await createPage()) === (await readFile(PAGE, "utf8"));
}

async function createPage(): Promise<string> {
  const results = await readResults();
  return toPage(
    SECTIONS.flatMap(({ name, title }) => {
      const result = results.get(name);
      return result === undefined ? [] : [{ title, ...result }];
    }),
  );
}
