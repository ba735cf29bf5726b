import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const ROOT: string = fileURLToPath(new URL("../..", import.meta.url));

/** The folder that VitePress reads: copies of the pages, and pages that are generated. Git ignores it. */
export const STAGE: string = join(ROOT, "docs/generated");

/** A page of the site. */
export interface Page {
  /** Place in the site, such as `guide/worker` or `packages/cli/index`. */
  readonly path: string;
  /** Markdown file of the repository that the page shows; undefined for a generated page. */
  readonly source?: string;
  readonly text: string;
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** The URL of a page within the site. */
export function urlOf(path: string): string {
  return `/${path.replace(/(^|\/)index$/, "$1")}`;
}

/** The path of a link, seen from the root of the repository. */
export function targetOf(source: string, link: string): string {
  return posix.join(posix.dirname(source), link).replace(/\/$/, "");
}
