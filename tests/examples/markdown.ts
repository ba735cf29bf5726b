import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./program.ts";

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

/** Targets of links that stay within the repository, without their anchors. */
export async function readLinks(document: string): Promise<readonly string[]> {
  const text = await readFile(join(ROOT, document), "utf8");
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target.replace(/#.*$/, ""));
  return targets.filter((target) => target !== "" && !/^[a-z]+:/.test(target));
}
