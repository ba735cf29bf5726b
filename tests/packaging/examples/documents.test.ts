import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { handWritten, packages, readText } from "../../architecture/repository.ts";
import { GUIDE, readAnchors, readBlocks, readLinks, readTable } from "./markdown.ts";
import { ROOT } from "./program.ts";

const DOCUMENTS = [
  ...["README.md", "SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md"],
  ...GUIDE,
  ...packages.map(({ folder }) => `${folder}/README.md`),
  ...["packages/runtime/DIFFERENCES.md", "packages/runtime/TESTING.md", "packages/worker/PYTHON.md"],
  ...["hello", "blobs", "subflow", "errors", "cached-analysis", "shared-config", "fan-out", "documents", "udf"].map(
    (name) => `examples/${name}/README.md`,
  ),
];

it.each(DOCUMENTS)("the links of %s lead to files and headings that exist", async (document) => {
  const missing: string[] = [];
  for (const { path, anchor } of await readLinks(document)) {
    const target = join(document, path === "" ? "" : `../${path}`);
    const found =
      existsSync(join(ROOT, target)) && (anchor === undefined || (await readAnchors(target)).includes(anchor));
    if (!found) missing.push(`${path}#${anchor}`);
  }
  expect(missing).toEqual([]);
});

it.each(packages)("the documents of $manifest.name link only to files of its tarball", async ({ manifest, folder }) => {
  const { files = [] } = manifest;
  const documents = ["README.md", ...files.filter((file) => file.endsWith(".md"))];
  const packed = [...documents, "LICENSE", "package.json"];
  for (const document of documents) {
    const paths = (await readLinks(`${folder}/${document}`)).map(({ path }) => path);
    expect(paths.filter((path) => path !== "" && !packed.includes(path))).toEqual([]);
  }
});

it.each(GUIDE)("the code of %s is run", async (page) => {
  const languages = (await readBlocks(page)).map(({ language }) => language);
  expect(languages.some((language) => ["ts", "yaml"].includes(language))).toBe(true);
});

describe("packages/runtime/DIFFERENCES.md", async () => {
  const text = await readFile(join(ROOT, "packages/runtime/DIFFERENCES.md"), "utf8");
  const rows = text.split(/^## /m).flatMap((section) => (section.includes("|") ? readTable(section).slice(1) : []));
  const tests = handWritten("tests")
    .concat(packages.flatMap(({ folder }) => handWritten(`${folder}/src`)))
    .filter((path) => path.endsWith(".test.ts"));
  const listed = rows.map(([id = "", , , , test = ""]) => ({ id: unquoted(id), test: unquoted(test) }));

  it("gives each difference an id of its own, and a test that exists", () => {
    const ids = listed.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect([...new Set(ids)]).toEqual(ids);
    const names = tests.map((path) => basename(path));
    expect(listed.filter(({ test }) => test !== "–" && !names.includes(test))).toEqual([]);
  });

  it.each(["differences.test.ts", "rest-differences.test.ts"])("lists what %s shows, and nothing else", (name) => {
    const [path = "", ...others] = tests.filter((test) => basename(test) === name);
    expect(others).toEqual([]);
    const shown = [...readText(path).matchAll(/"([a-z]+(?:-[a-z]+)+): /g)].map(([, id]) => id);
    const wanted = listed.filter(({ test }) => test === name).map(({ id }) => id);
    expect([...new Set(shown)].sort()).toEqual(wanted.sort());
  });
});

function unquoted(cell: string): string {
  return cell.replaceAll("`", "");
}

describe("README.md", () => {
  it("has at most 900 words", async () => {
    const text = await readFile(join(ROOT, "README.md"), "utf8");
    expect(text.trim().split(/\s+/).length).toBeLessThanOrEqual(900);
  });

  it("links every page of the guide", async () => {
    const linked = (await readLinks("README.md")).map(({ path }) => path);
    expect(GUIDE.filter((page) => !linked.includes(page))).toEqual([]);
  });

  it("agrees with the generated table", async () => {
    const [[, ...versions] = [], ...rows] = readTable(
      await readFile(join(ROOT, "docs/guide/runtimes.md"), "utf8"),
      "<!-- matrix -->",
    );
    const [[, ...columns] = [], ...short] = readTable(
      await readFile(join(ROOT, "README.md"), "utf8"),
      "## What runs where",
    );
    const shared = short.filter(([feature]) => rows.some(([name]) => name === feature));
    expect(shared.length).toBeGreaterThan(3);
    for (const [feature, ...cells] of shared) {
      const full = rows.find(([name]) => name === feature)?.slice(1) ?? [];
      const found = columns.map((column) => {
        const covered = column.split(", ");
        const texts = full.filter(
          (text, index) => text !== "" && covered.some((version) => versions[index]?.startsWith(version)),
        );
        return [...new Set(texts)].join("; ");
      });
      expect([feature, ...found]).toEqual([feature, ...cells]);
    }
  });
});
