import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeApi } from "./api.ts";
import { withSiteLinks } from "./links.ts";
import { type Page, STAGE } from "./page.ts";
import { repositoryPages } from "./repository-pages.ts";

/** Writes all pages into the folder that VitePress reads. */
export async function stage(): Promise<readonly Page[]> {
  await rm(STAGE, { recursive: true, force: true });
  await writeApi();
  return stagePages();
}

/** Writes the pages of the repository again, after one of them has changed. */
export async function stagePages(): Promise<readonly Page[]> {
  const pages = repositoryPages();
  await Promise.all(pages.map((page) => writePage(withSiteLinks(page, pages))));
  return pages;
}

async function writePage({ path, text }: Page): Promise<void> {
  const file = join(STAGE, `${path}.md`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
