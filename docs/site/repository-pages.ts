import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Page, ROOT, readText } from "./page.ts";

/** Pages about the repository, and where the site has them. */
const PROJECT: Readonly<Record<string, string>> = {
  "README.md": "project/overview",
  "SECURITY.md": "project/security",
  "ARCHITECTURE.md": "project/architecture",
  "CONTRIBUTING.md": "project/contributing",
};

/** Files of an example that its page shows below its text. */
const SHOWN = ["worker.ts", "flow.yaml", "flow.ts", "main.ts"];

/** The Markdown files of the repository, as pages of the site. */
export function repositoryPages(): readonly Page[] {
  return [...ownPages(), ...projectPages(), ...packagePages(), ...examplePages()];
}

/** The pages in `docs/`, which keep their places. */
function ownPages(): readonly Page[] {
  const files = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" });
  return files
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".md") && !/^generated\/|node_modules|^\.vitepress\//.test(file))
    .sort()
    .map((file) => (file.startsWith("internals/") ? unsearched : copied)(`docs/${file}`, withoutExtension(file)));
}

function projectPages(): readonly Page[] {
  return Object.entries(PROJECT).map(([source, path]) => copied(source, path));
}

/** The README of a package becomes the first page of its folder, and other documents lie beside it. */
function packagePages(): readonly Page[] {
  return foldersIn("packages").flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((file) => file.endsWith(".md") && file !== "CHANGELOG.md")
      .map((file) => copied(`${folder}/${file}`, `${folder}/${file === "README.md" ? "index" : nameOf(file)}`)),
  );
}

function examplePages(): readonly Page[] {
  return foldersIn("examples").map((folder) => {
    const page = copied(`${folder}/README.md`, folder);
    const files = SHOWN.filter((file) => existsSync(join(ROOT, folder, file)));
    const blocks = files.map(
      (file) => `## ${file}\n\n\`\`\`${file.endsWith(".ts") ? "ts" : "yaml"}\n${readText(`${folder}/${file}`)}\`\`\`\n`,
    );
    return { ...page, text: `${page.text}\n${blocks.join("\n")}` };
  });
}

const nameOf = (file: string): string => withoutExtension(file.toLowerCase());

const withoutExtension = (file: string): string => file.replace(/\.md$/, "");

function foldersIn(parent: string): readonly string[] {
  return readdirSync(join(ROOT, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(join(ROOT, folder, "README.md")));
}

function copied(source: string, path: string): Page {
  return { path, source, text: readText(source) };
}

/** The internals are for those who change the project. Their tables of measurements would hide the guides in every search. */
function unsearched(source: string, path: string): Page {
  const page = copied(source, path);
  return { ...page, text: `---\nsearch: false\n---\n\n${page.text}` };
}
