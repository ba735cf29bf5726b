import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeApi } from "./api.ts";
import { withSiteLinks } from "./links.ts";
import { type Page, STAGE } from "./page.ts";
import { writePictures } from "./pictures.ts";
import { repositoryPages } from "./repository-pages.ts";
import { readSchemas, schemaPages } from "./schema-pages.ts";

/** Writes all pages into the folder that VitePress reads. */
export async function stage(): Promise<readonly Page[]> {
  await rm(STAGE, { recursive: true, force: true });
  await writeApi();
  await writeSchemas();
  await writePictures();
  return stagePages();
}

/** Writes the pages of the repository again, after one of them has changed. */
export async function stagePages(): Promise<readonly Page[]> {
  const pages = [...repositoryPages(), ...schemaPages()];
  await Promise.all(pages.map((page) => writePage(withSiteLinks(page, pages))));
  return pages;
}

/** Writes each schema to the path of its `$id`. */
async function writeSchemas(): Promise<void> {
  for (const { path, text } of readSchemas()) await write(join(STAGE, "public", `${path}.json`), text);
}

async function writePage({ path, text }: Page): Promise<void> {
  await write(join(STAGE, `${path}.md`), text);
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
