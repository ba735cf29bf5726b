import { type Page, targetOf, urlOf } from "./page.ts";
import { urlOfPicture } from "./pictures.ts";

const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\((?!\w+:|\/)([^)\s#]*)(#[^)\s]*)?\)/g;

/**
 * The text of a page with links that hold within the site. A link to a file without a page becomes plain text, because the site holds no
 * sources of programs.
 */
export function withSiteLinks(page: Page, pages: readonly Page[]): Page {
  const { source } = page;
  if (source === undefined) return page;
  const urls = new Map(pages.flatMap(({ source: file, path }) => (file === undefined ? [] : [[file, urlOf(path)]])));
  const text = outsideCode(page.text, (part) =>
    part.replace(LINK, (_link, image: string, label: string, path: string, anchor = "") => {
      if (path === "") return `[${label}](${anchor})`;
      const target = targetOf(source, path);
      if (image !== "") return `![${label}](${urlOfPicture(target)})`;
      const url = target === "schemas" ? "/schemas/" : (urls.get(target) ?? urls.get(`${target}/README.md`));
      return url === undefined ? label : `[${label}](${url}${anchor})`;
    }),
  );
  return { ...page, text };
}

/** Applies a change to everything but blocks of code. */
function outsideCode(text: string, change: (part: string) => string): string {
  const fences = text.split(/(^```[\s\S]*?^```$)/m);
  return fences.map((part, index) => (index % 2 === 0 ? change(part) : part)).join("");
}
