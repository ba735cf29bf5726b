import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT, readText } from "./repository.ts";

const MIN_QUESTIONS = 30;

/** The rows of the table that names a file for each question. */
const rows = [...sectionOf("Where is …?").matchAll(/^\| (.+?\?) +\| `([^`]+)` +\|$/gm)].map(
  ([, question, file = ""]) => ({
    question,
    file,
  }),
);

function sectionOf(heading: string, page = "ARCHITECTURE.md"): string {
  const [, section = ""] = readText(page).split(`\n## ${heading}\n`);
  return section.split("\n## ")[0] ?? "";
}

it("leads from questions of maintainers to files that exist", () => {
  expect(rows.length).toBeGreaterThanOrEqual(MIN_QUESTIONS);
  expect(rows.filter(({ file }) => !existsSync(join(ROOT, file)) && !existsSync(join(ROOT, "packages", file)))).toEqual(
    [],
  );
});

it("asks no question twice", () => {
  const questions = rows.map(({ question }) => question);
  expect(questions.filter((question, at) => questions.indexOf(question) !== at)).toEqual([]);
});

it("knows where each package keeps its numbers", () => {
  const tables = [...sectionOf("Numbers", "CONTRIBUTING.md").matchAll(/^\| ([\w ]+?) +\| (.+) \|$/gm)].slice(1);
  const files = tables.flatMap(([, name, cells = ""]) =>
    [...cells.matchAll(/`([^`]+\.ts)`/g)].map(([, file = ""]) =>
      name === "tests and scripts" ? file : `packages/${name}/src/${file}`,
    ),
  );
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => !/= [\dN{]/.test(existsSync(join(ROOT, file)) ? readText(file) : ""))).toEqual([]);
});
