import ts from "typescript";
import { describe, expect, it } from "vitest";
import { headingAnchors, mentionsIn, ownAnchorsIn } from "./markdown.ts";
import { isTest } from "./repository.ts";
import { type TrackedText, trackedTexts } from "./tracked-texts.ts";

/** Pages of Stepflow's own documentation, which ours quote. */
const QUOTED = ["http.md", "transport.md", "implementing-workers.md"];

const NOT_OURS = /(^|\/)(generated|fixtures|node_modules)\//;
const TEXT = /\.(ts|js|mjs|cjs|cts|json|ya?ml|md)$/;
const texts = trackedTexts().filter(
  ({ path }) =>
    (/^(packages|tests|bench|scripts|examples|docs)\//.test(path) || !path.includes("/")) &&
    TEXT.test(path) &&
    !NOT_OURS.test(path),
);
const pages: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  texts.filter(({ path }) => path.endsWith(".md")).map(({ path, text }) => [path, headingAnchors(text)]),
);
const sources = texts.filter(({ path }) => /^packages\/[^/]+\/src\/.*\.ts$/.test(path) && !isTest(path));
/** This file is not searched, because it plants dead references. */
const searched = texts.filter(({ path }) => path !== "tests/architecture/references.test.ts");

function deadReferences({ path, text }: TrackedText): string[] {
  const dead = mentionsIn(text).filter((mention) => !leadsSomewhere(mention.path, mention.anchor));
  const own = path.endsWith(".md") ? ownAnchorsIn(text) : [];
  return [
    ...dead.map(
      ({ path: page, anchor, line }) => `${path}:${line}: ${page}${anchor === undefined ? "" : `#${anchor}`}`,
    ),
    ...own.filter((anchor) => !headingAnchors(text).has(anchor)).map((anchor) => `${path}: #${anchor}`),
  ];
}

function leadsSomewhere(page: string, anchor: string | undefined): boolean {
  if (QUOTED.includes(page) || page.startsWith(".changeset/")) return true;
  return [...pages].some(
    ([path, anchors]) => (path === page || path.endsWith(`/${page}`)) && (anchor === undefined || anchors.has(anchor)),
  );
}

const sectionNumbers = (text: string): string[] => [...text.matchAll(/§ ?\d\w*/g)].map(([found]) => found);

/** Ids of requirements, such as (A12): they are for the tests only. */
const requirementIds = (text: string): string[] =>
  [...text.matchAll(/(?<![\w+#/-])[A-EMUW]\d{1,2}(?![\w+/-])/g)].map(([found]) => found);

/** Comments that editors show to users; they must state the fact itself. */
function docComments(text: string): string[] {
  const scanned = ts.createSourceFile("scanned.ts", text, ts.ScriptTarget.ES2023, true);
  const found = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) {
      const comment = text.slice(pos, end);
      if (comment.startsWith("/**")) found.set(pos, comment);
    }
    ts.forEachChild(node, visit);
  };
  visit(scanned);
  visit(scanned.endOfFileToken);
  return [...found.values()];
}

const namesPageInDocs = (text: string): boolean =>
  text.includes(".md") && docComments(text).some((comment) => mentionsIn(comment).length > 0);

describe("references", () => {
  it("to a page lead to a file and a heading that exist", () => {
    expect(searched.flatMap(deadReferences)).toEqual([]);
  });

  it("name headings, not section numbers", () => {
    expect(searched.filter(({ text }) => sectionNumbers(text).length > 0).map(({ path }) => path)).toEqual([]);
  });

  it("to requirements stand in tests only", () => {
    expect(sources.filter(({ text }) => requirementIds(text).length > 0).map(({ path }) => path)).toEqual([]);
  });

  it("to pages are not in doc comments of packages", () => {
    const offending = sources.filter(({ text }) => namesPageInDocs(text)).map(({ path }) => path);
    expect(offending).toEqual([]);
  });
});

describe("the search", () => {
  it("finds a dead page, a dead heading and a dead anchor of the same page", () => {
    const text =
      "See [a](docs/internals/nowhere.md), docs/internals/wire.md#nothing,\n[b](./wire.md#callbacks), [c](#lost).";
    expect(deadReferences({ path: "docs/internals/wire.md", text })).toEqual([
      "docs/internals/wire.md:1: docs/internals/nowhere.md",
      "docs/internals/wire.md:1: docs/internals/wire.md#nothing",
      "docs/internals/wire.md: #lost",
    ]);
  });

  it("leaves URLs and patterns alone", () => {
    expect(mentionsIn("https://example.com/a/b.md and *.md and a.mdx")).toEqual([]);
  });

  it("finds section numbers and ids of requirements", () => {
    expect(sectionNumbers("as wire.md §6b has it")).toEqual(["§6b"]);
    expect(requirementIds("/** Equal data, equal id (A12, C4). */ const V0 = '\\uD800';")).toEqual(["A12", "C4"]);
  });

  it("finds pages in doc comments, and not in others", () => {
    expect(namesPageInDocs("// docs/internals/wire.md#callbacks\nexport const a = 1;")).toBe(false);
    expect(namesPageInDocs("export interface A {\n  /** See docs/internals/wire.md#callbacks. */\n  b: 1;\n}")).toBe(
      true,
    );
  });

  it("numbers headings of the same name as GitHub does", () => {
    expect([...headingAnchors("# A `b`, c!\n## A\n## A\n```sh\n# no\n```\n")]).toEqual(["a-b-c", "a", "a-1"]);
  });
});
