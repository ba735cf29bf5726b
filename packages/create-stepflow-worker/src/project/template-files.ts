import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createFragments, type Shapes } from "../schema/fragments.ts";
import { WRITERS } from "../schema/writers.ts";
import { toManifest } from "./manifest.ts";
import { packageFolder, packageVersion } from "./package-folder.ts";
import { COMMANDS } from "./package-manager-commands.ts";
import type { Project } from "./project.ts";
import { render, type Values } from "./render.ts";

/** Texts of files by their path in the project. */
export type ProjectFiles = ReadonlyMap<string, string>;

/** What a template says about itself: texts for the common files, and shapes of values. It is not part of the project. */
const DESCRIPTION = "template.json";
/** Folder with the files of all templates. */
const COMMON = "common";
/** Folder with files for one package manager, such as `package-managers/pnpm`. */
const SETTINGS = "package-managers";

interface Description {
  readonly values: Values;
  readonly shapes: Shapes;
}

/** Values of a template that its description may replace. */
const DEFAULTS: Values = {
  workers: "--worker src/worker.ts",
  realWorkers: "--runtime 0.13.0 --config stepflow-config.yml",
  stepflowWorker: "{{exec}} stepflow-worker",
  realRun: "{{stepflowWorker}} run --flow flows/{{flow}}.yaml --input-json '{{input}}' {{realWorkers}}",
  oldWorkers: "--worker {{name}}=dist/main.js",
  more: "",
  setup: "",
  environment: "",
  workflowSteps: "",
};

/** Returns the files of a project. */
export function templateFilesOf(project: Project): ProjectFiles {
  const folders = [COMMON, `${SETTINGS}/${project.packageManager}`, project.template];
  const files = new Map(folders.flatMap((folder) => readTemplate(folder)));
  const { values: own, shapes } = JSON.parse(files.get(DESCRIPTION) ?? "{}") as Description;
  files.delete(DESCRIPTION);
  const fragments = createFragments(WRITERS[project.schema], shapes);
  const values = completeValues({ ...DEFAULTS, ...COMMANDS[project.packageManager], name: project.name, ...own });
  const texts = [...files].map(([path, text]) => [path, render(text, values, fragments)] as const);
  return new Map([["package.json", toManifest(project, packageVersion())], ...texts]);
}

/** Reads the files of a folder of templates. Names begin with `_` for a dot, because npm packs no `.gitignore`. */
function readTemplate(name: string): [path: string, text: string][] {
  const folder = join(fileURLToPath(packageFolder), "templates", name);
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll("\\", "/");
    return [path.replace(/^_/, "."), readFileSync(join(folder, path), "utf8")];
  });
}

/** Fills the placeholders in values by other values, until none is left. */
function completeValues(values: Values): Values {
  const filled = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, render(text, values, {})]));
  return Object.values(filled).some((text) => text.includes("{{")) ? completeValues(filled) : filled;
}
