import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

interface BuiltPage {
  /** URL within the site, such as `/guide/worker`. */
  readonly url: string;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

/** The links and pictures of a built site that lead nowhere: to a page, a file or an anchor that does not exist. */
export function findDeadLinks(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
  const pages = files.filter((file) => file.endsWith(".html")).map((file) => readPage(folder, file));
  const idsOf = new Map(pages.map(({ url, ids }) => [url, ids]));
  const others = new Set(files.map((file) => `/${file}`));
  return pages.flatMap(({ url, links }) =>
    links
      .filter((link) => !leadsSomewhere(new URL(link, `http://site${url}`), idsOf, others))
      .map((link) => `${url} → ${link}`),
  );
}

function leadsSomewhere(
  { origin, pathname, hash }: URL,
  idsOf: ReadonlyMap<string, ReadonlySet<string>>,
  others: ReadonlySet<string>,
): boolean {
  if (origin !== "http://site") return true;
  const ids = idsOf.get(pathname);
  if (ids === undefined) return others.has(pathname);
  return hash === "" || ids.has(decodeURIComponent(hash.slice(1)));
}

function readPage(folder: string, file: string): BuiltPage {
  const html = readFileSync(join(folder, file), "utf8");
  return {
    url: posix.join("/", file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "")),
    ids: new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => unescaped(id))),
    links: [...html.matchAll(/<(?:a\b[^>]*? href|img\b[^>]*? src)="([^"]*)"/g)].map(([, link = ""]) => unescaped(link)),
  };
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}
