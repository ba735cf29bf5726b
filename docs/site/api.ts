import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { Application } from "typedoc";
import { ROOT, readText, STAGE } from "./page.ts";

/** Entries for sibling packages and carriers, and generated types, whose schemas document them. */
const NOT_FOR_USERS = ["./internal", "./grpc", "./documents", "./carrier"];

interface Entry {
  /** What programs import, such as `@stepflow/worker/node`. */
  readonly specifier: string;
  /** Source of the entry, relative to the repository. */
  readonly source: string;
}

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The entries that users import. */
export function publicEntries(): readonly Entry[] {
  return readdirSync(join(ROOT, "packages")).flatMap((folder) => {
    const { name, exports = {} } = JSON.parse(readText(`packages/${folder}/package.json`)) as Manifest;
    return Object.entries(exports)
      .filter(([entry]) => !NOT_FOR_USERS.includes(entry))
      .map(([entry, targets]) => ({
        specifier: posix.join(name, entry),
        source: posix.join("packages", folder, targets["@stepflow/source"] ?? ""),
      }));
  });
}

/** Writes the API reference, a page for each entry. */
export async function writeApi(): Promise<void> {
  const entries = publicEntries();
  const app = await Application.bootstrapWithPlugins({
    plugin: ["typedoc-plugin-markdown"],
    entryPoints: entries.map(({ source }) => join(ROOT, source)),
    tsconfig: join(ROOT, "tsconfig.check.json"),
    // `npm run typecheck` reports errors.
    skipErrorChecking: true,
    excludeInternal: true,
    excludeExternals: true,
    disableSources: true,
    readme: "none",
    logLevel: "Error",
    ...MARKDOWN,
  });
  const project = await app.convert();
  if (project === undefined) throw new Error("TypeDoc cannot read the sources of the packages.");
  for (const { specifier, source } of entries) {
    // TypeDoc names a module after the part of its path that differs from other modules.
    const name = source.replace(/^packages\/|(?:\/index)?\.ts$/g, "");
    const module = project.children?.find((child) => child.name === name);
    if (module === undefined) throw new Error(`TypeDoc has no module ${name}.`);
    module.name = specifier.replace("@stepflow/", "");
  }
  await app.generateOutputs(project);
}

/** Options of the plugin that writes Markdown. */
const MARKDOWN = {
  router: "module",
  out: join(STAGE, "api"),
  publicPath: "/api/",
  entryFileName: "index",
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useHTMLAnchors: true,
  pageTitleTemplates: { index: "API", module: ({ name }: { readonly name: string }) => `@stepflow/${name}` },
};
