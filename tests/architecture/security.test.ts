import { existsSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ROOT, readText } from "./repository.ts";

const MIN_PROMISES = 60;
const HEADING = "## What a worker defends";
const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;

/** A bullet of the section, or another paragraph of it, which is no promise. */
interface Block {
  readonly isBullet: boolean;
  readonly text: string;
}

/** The blocks of the section below the heading, without its own headings. */
function blocksOf(page: string): readonly Block[] {
  const [, section = ""] = page.split(`${HEADING}\n`);
  const lines = (section.split(/^## /m)[0] ?? "").split("\n").filter((line) => line !== "" && !line.startsWith("### "));
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last?.isBullet && /^ {2}\S/.test(line))
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${line.trim()}` };
    else blocks.push({ isBullet: line.startsWith("- "), text: line.replace(/^- /, "") });
  }
  return blocks;
}

const linksOf = ({ text }: Block) => [...text.matchAll(LINK)].map(([, words = "", path = ""]) => ({ words, path }));

/** One sentence: it ends with a full stop, and none is inside. */
const isOneSentence = (text: string): boolean => /^[^.]\S*( \S+)+\.$/.test(text) && !/[.!?] /.test(text);

const titles = new Map<string, readonly string[]>();

/** The titles of tests and groups in a file, as they are written there. */
function titlesIn(path: string): readonly string[] {
  let found = titles.get(path);
  if (found === undefined) {
    found = readTitles(ts.createSourceFile(path, readText(path), ts.ScriptTarget.ES2023, true));
    titles.set(path, found);
  }
  return found;
}

function readTitles(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const [title] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && title !== undefined && ts.isStringLiteralLike(title) && isTestCall(node))
      found.push(title.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `it(…)`, `describe(…)`, and calls such as `it.each(…)(…)`; no skipped ones. */
const isTestCall = ({ expression }: ts.CallExpression): boolean =>
  /^(it|test|describe)\b(?!\.(skip|todo))/.test(expression.getText());

function faultOf(block: Block): string | undefined {
  if (!block.isBullet) return `no bullet: ${block.text}`;
  const promise = block.text.replaceAll(LINK, "").trim();
  if (!isOneSentence(promise)) return `not one sentence: ${promise}`;
  const links = linksOf(block);
  if (links.length === 0) return `no test: ${promise}`;
  const dead = links.find(({ words, path }) => !shows(path, words));
  return dead && `no test "${dead.words}" in ${dead.path}: ${promise}`;
}

/** Single words are found in many titles. */
function shows(path: string, words: string): boolean {
  if (!path.endsWith(".test.ts") || !words.includes(" ") || !existsSync(join(ROOT, path))) return false;
  return titlesIn(path).some((title) => title.includes(words));
}

const faultsOf = (page: string) => blocksOf(page).flatMap((block) => faultOf(block) ?? []);
const page = readText("SECURITY.md");

describe("each promise of SECURITY.md", () => {
  it("is one sentence, and names a test that shows it", () => {
    expect(blocksOf(page).length).toBeGreaterThanOrEqual(MIN_PROMISES);
    expect(faultsOf(page)).toEqual([]);
  });

  it("is made once", () => {
    const promises = blocksOf(page).map(({ text }) => text.replaceAll(LINK, "").trim());
    expect(promises.filter((text, at) => promises.indexOf(text) !== at)).toEqual([]);
  });
});

describe("the search", () => {
  const here = "tests/architecture/security.test.ts";
  const own = `[finds a promise without a test](${here})`;
  const planted = (text: string) =>
    faultsOf(`# Security\n\n${HEADING}\n\n### Access\n\n${text}\n\n## Not this\n\n- Free.`);

  it("accepts a promise with the words of a title, in any lines", () => {
    expect(planted(`- A worker works\n  well. ${own}\n  [the search](${here})`)).toEqual([]);
  });

  it.each([
    ["- A worker works.", "no test: A worker works."],
    [`- A worker works. [finds a unicorn](${here})`, `no test "finds a unicorn" in ${here}: A worker works.`],
    ["- It works. [the search](tests/none.test.ts)", 'no test "the search" in tests/none.test.ts: It works.'],
    [`- It works. [search](${here})`, `no test "search" in ${here}: It works.`],
    ["- It works. [the search](README.md)", 'no test "the search" in README.md: It works.'],
    [`- A worker works. It rests. ${own}`, "not one sentence: A worker works. It rests."],
    [`- ${own}`, "not one sentence: "],
    ["A worker works.", "no bullet: A worker works."],
    [`- It works. ${own}\n\nA worker rests.`, "no bullet: A worker rests."],
  ])("finds a promise without a test: %j", (text, fault) => {
    expect(planted(text)).toEqual([fault]);
  });

  it("does not take comments, other texts and skipped tests for titles", () => {
    const source =
      '// it("is a comment", …)\nlog("is a text");\nit.skip("is skipped");\nit.each([1])("is %i");\ntest("is one");';
    expect(readTitles(ts.createSourceFile("a.ts", source, ts.ScriptTarget.ES2023, true))).toEqual(["is %i", "is one"]);
  });
});
