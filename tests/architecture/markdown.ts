/** A Markdown file named in a text, such as `docs/internals/wire.md#callbacks`. */
export interface Mention {
  /** As it is written, without a leading `./` or `../`. */
  readonly path: string;
  readonly anchor: string | undefined;
  readonly line: number;
}

const MENTION = /(?<![\w@/.:*%-])(?:\.{1,2}\/)*((?:[\w.@-]+\/)*[\w-][\w.-]*\.md)(?![\w/])(?:#([\w-]+))?/g;

/** The Markdown files that a text names, other than by a URL. */
export function mentionsIn(text: string): readonly Mention[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      [...line.matchAll(MENTION)].map(([, path = "", anchor]) => ({ path, anchor, line: index + 1 })),
    );
}

/** The anchors of links within a Markdown page. */
export function ownAnchorsIn(text: string): readonly string[] {
  return [...text.matchAll(/\]\(#([^)\s]+)\)/g)].map(([, anchor = ""]) => anchor);
}

/** The anchors that GitHub gives to the headings of a Markdown page. */
export function headingAnchors(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  let isCode = false;
  for (const line of text.split("\n")) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    const heading = isCode ? undefined : /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const anchor = toAnchor(heading);
    let unique = anchor;
    for (let count = 1; anchors.has(unique); count++) unique = `${anchor}-${count}`;
    anchors.add(unique);
  }
  return anchors;
}

function toAnchor(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}
