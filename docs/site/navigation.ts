import type { DefaultTheme } from "vitepress";
import { publicEntries } from "./api.ts";
import { urlOf } from "./page.ts";
import { repositoryPages } from "./repository-pages.ts";
import { readSchemas } from "./schema-pages.ts";

type Group = DefaultTheme.SidebarItem & { readonly items: DefaultTheme.SidebarItem[] };

function group(text: string, items: Readonly<Record<string, string>>): Group {
  return { text, items: Object.entries(items).map(([link, label]) => ({ link, text: label })) };
}

/** The links at the top of each page. */
export const NAVIGATION: DefaultTheme.NavItem[] = [
  { text: "Guide", link: "/guide/worker" },
  { text: "Examples", link: "/examples/hello" },
  { text: "Packages", link: "/packages/worker/" },
  { text: "API", link: "/api/" },
  { text: "Protocol", link: "/protocol/" },
  { text: "Schemas", link: "/schemas/" },
];

const START = group("Start", { "/": "Five minutes", "/project/overview": "Overview" });

const GUIDE = group("Guide", {
  "/guide/worker": "Worker",
  "/guide/context": "Context",
  "/guide/blobs": "Blobs",
  "/guide/flows": "Flows",
  "/guide/errors": "Errors",
  "/guide/configuration": "Configuration",
  "/guide/deployment": "Deployment",
  "/guide/security": "Security",
  "/guide/testing": "Testing",
  "/guide/runtimes": "Runtimes",
  "/guide/tool-chains": "Tool chains",
  "/guide/limits": "Limits",
  "/performance": "Performance",
});

const EXAMPLES = group("Examples", pagesIn("examples/"));

const PACKAGES = group("Packages", pagesIn("packages/"));

/** Links and titles of the pages that packages and examples bring along. */
function pagesIn(folder: string): Readonly<Record<string, string>> {
  const pages = repositoryPages().filter(({ path }) => path.startsWith(folder));
  return Object.fromEntries(pages.map(({ path, text }) => [urlOf(path), /^# (.+)$/m.exec(text)?.[1] ?? path]));
}

const PROTOCOL = group("Implement a worker", {
  "/protocol/": "Overview",
  "/protocol/transport": "Transport",
  "/protocol/messages": "Messages",
  "/protocol/methods": "Methods",
  "/protocol/callbacks": "Callbacks",
  "/protocol/errors": "Errors",
  "/protocol/pull": "Pull over gRPC",
  "/protocol/security": "Security",
  "/protocol/checklist": "Checklist",
});

const SCHEMAS = group("Schemas", {
  "/schemas/": "All schemas",
  ...Object.fromEntries(readSchemas().map(({ path, schema: { title = path } }) => [`/${path}`, title])),
});

const REFERENCE = group("Reference", { "/reference/errors": "Errors by code and class" });

const MIGRATION = group("Migrate", {
  "/migration/from-stepflow-py": "From stepflow-py",
  "/migration/from-typescript-sdk": "From the first TypeScript SDK",
});

const PROJECT = group("Project", {
  "/project/architecture": "Architecture",
  "/project/contributing": "Contributing",
  "/project/security": "Report a weakness",
});

const API = group("API", {
  "/api/": "Entries",
  ...Object.fromEntries(publicEntries().map(({ specifier }) => [urlOfEntry(specifier), specifier])),
  "/api/protocol/namespaces/V0": "Messages of 0.9",
  "/api/protocol/namespaces/V1": "Messages of 0.10 and 0.11",
});

/** An entry with entries below it may be a folder. */
function urlOfEntry(specifier: string): string {
  return specifier.replace("@stepflow/", "/api/").replace(/\/protocol$/, "/protocol/");
}

/**
 * The pages beside each page, by the beginning of its path. A section shows its own pages, so that no group has to be folded. The internals
 * are left out: pages that cite them link to them.
 */
export const SIDEBAR: Readonly<Record<string, Group[]>> = {
  "/": [START, GUIDE, REFERENCE, MIGRATION, PROJECT],
  "/protocol/": [PROTOCOL],
  "/schemas/": [SCHEMAS],
  "/examples/": [EXAMPLES],
  "/packages/": [PACKAGES],
  "/api/": [API],
};
