import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { BrowserContext, Route } from "playwright-core";
import { ROOT } from "../architecture/repository.ts";
import { runNpm } from "../packaging/examples/program.ts";

/** The folder of the built site. */
export const SITE: string = join(ROOT, "docs/dist");
/** The origin under which the tests open the site. No server listens there: the tests answer each request. */
export const ORIGIN = "http://localhost";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** Builds the site, as `npm run docs` does. */
export async function buildSite(): Promise<void> {
  const { exitCode, stdout, stderr } = await runNpm(["run", "docs"]);
  if (exitCode !== 0) throw new Error(`npm run docs failed:\n${stdout}\n${stderr}`);
}

/** The URL paths of all pages of the built site. */
export function listPages(): readonly string[] {
  return readdirSync(SITE, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .map(
      (file) =>
        `/${file
          .replaceAll("\\", "/")
          .replace(/(^|\/)index\.html$/, "$1")
          .replace(/\.html$/, "")}`,
    )
    .sort();
}

/** Lets the pages of a browser open the built site, and nothing else. */
export async function serveSite(context: BrowserContext): Promise<void> {
  await context.route("**", (route: Route) => {
    const { origin, pathname } = new URL(route.request().url());
    const file = fileOf(decodeURIComponent(pathname));
    if (origin !== ORIGIN || !existsSync(file)) return route.abort();
    return route.fulfill({ body: readFileSync(file), contentType: TYPES[extname(file)] ?? "application/octet-stream" });
  });
}

function fileOf(path: string): string {
  if (path.endsWith("/")) return join(SITE, path, "index.html");
  return join(SITE, extname(path) === "" || !existsSync(join(SITE, path)) ? `${path}.html` : path);
}
