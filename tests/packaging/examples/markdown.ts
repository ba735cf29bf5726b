import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./program.ts";

/** The pages of the guide. */
export const GUIDE: readonly string[] = readdirSync(join(ROOT, "docs/guide")).map((name) => `docs/guide/${name}`);

/** A fenced block of code. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a document of the repository. */
export async function readBlocks(document: string): Promise<readonly CodeBlock[]> {
  const text = await readFile(join(ROOT, document), "utf8");
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", block = ""]) => ({
    language,
    text: block,
  }));
}

/** A link that stays within the repository. */
export interface Link {
  /** Path relative to the document; empty for a place in the document itself. */
  readonly path: string;
  readonly anchor: string | undefined;
}

/** The links of a document that stay within the repository. */
export async function readLinks(document: string): Promise<readonly Link[]> {
  const text = await readFile(join(ROOT, document), "utf8");
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = "", anchor] = target.split("#");
      return { path, anchor };
    });
}

/** The anchors that GitHub gives to the headings of a document. */
export async function readAnchors(document: string): Promise<readonly string[]> {
  const text = (await readFile(join(ROOT, document), "utf8")).replaceAll(/^```.*?^```$/gms, "");
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The rows of the first table below a heading, or of a document, each a list of cells. */
export function readTable(text: string, heading = ""): readonly (readonly string[])[] {
  const lines = text.slice(text.indexOf(heading)).split("\n");
  const start = lines.findIndex((line) => line.startsWith("|"));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  const cells = lines.slice(start, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return cells.filter((_, index) => index !== 1);
}
