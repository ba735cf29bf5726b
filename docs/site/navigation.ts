import type { DefaultTheme } from "vitepress";
import { publicEntries } from "./api.ts";

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
  "/guide/limits": "Limits",
});

const EXAMPLES = group("Examples", {
  "/examples/hello": "Hello",
  "/examples/blobs": "Blobs",
  "/examples/subflow": "Sub-runs",
  "/examples/errors": "Errors",
  "/examples/cached-analysis": "Cached results",
  "/examples/shared-config": "Shared configuration",
  "/examples/fan-out": "Typed flows",
  "/examples/documents": "Binary blobs",
  "/examples/udf": "Stored functions",
});

const PACKAGES = group("Packages", {
  "/packages/worker/": "@stepflow/worker",
  "/packages/worker/python": "Names of the Python SDK",
  "/packages/runtime/": "@stepflow/runtime",
  "/packages/runtime/testing": "Test your worker",
  "/packages/runtime/differences": "Embedded and real runtimes",
  "/packages/cli/": "@stepflow/cli",
  "/packages/client/": "@stepflow/client",
  "/packages/orchestrator/": "@stepflow/orchestrator",
  "/packages/grpc/": "@stepflow/grpc",
  "/packages/udf/": "@stepflow/udf",
  "/packages/transport/": "@stepflow/transport",
  "/packages/protocol/": "@stepflow/protocol",
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
  "/": [START, GUIDE, PROJECT],
  "/examples/": [EXAMPLES],
  "/packages/": [PACKAGES],
  "/api/": [API],
};
